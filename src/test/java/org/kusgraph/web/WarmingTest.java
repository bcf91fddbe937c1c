package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kusgraph.store.SnapshotReading;

/** What those who come first would have to wait for can be made ready before they come. */
final class WarmingTest {
    private static final String DATA = """
            PREFIX schema: <https://schema.org/>
            <urn:test:a> schema:startDate "2041-01-01" .
            <urn:test:b> schema:endDate "2041-01-02" .
            """;

    @Test
    void whatWasMadeReadyForASnapshotIsNotLookedForAgain() {
        GatedSnapshots snapshots = new GatedSnapshots(DATA);
        snapshots.openGate();
        try (TestServer cold = TestServer.of(snapshots);
                TestServer warm = TestServer.of(snapshots)) {
            try (SnapshotReading first = snapshots.open()) {
                warm.server().warm(first);
            }
            assertThat(looks(warm, "/timeline", snapshots))
                    .isPositive()
                    .isLessThan(looks(cold, "/timeline", snapshots));
        }
    }

    @Test
    void whileANextSnapshotIsMadeReadyThoseWhoLookAtTheCurrentOneDoNotWaitForItAnew() {
        GatedSnapshots snapshots = new GatedSnapshots(DATA);
        GatedSnapshots next = new GatedSnapshots(DATA);
        next.replaceBy("second", DATA);
        snapshots.openGate();
        next.openGate();
        try (TestServer server = TestServer.of(snapshots)) {
            try (SnapshotReading first = snapshots.open();
                    SnapshotReading second = next.open()) {
                server.server().warm(first);
                server.server().warm(second);
            }
            int before = looks(server, "/timeline?lang=en", snapshots);
            assertThat(looks(server, "/timeline?lang=ko", snapshots)).isEqualTo(before);
        }
    }

    private static int looks(TestServer server, String path, GatedSnapshots snapshots) {
        int before = snapshots.looks();
        assertThat(server.to(path).accept("text/html").get().status()).isEqualTo(200);
        return snapshots.looks() - before;
    }
}
