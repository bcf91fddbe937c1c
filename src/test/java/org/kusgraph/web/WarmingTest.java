package org.kusgraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.kusgraph.Eventually;
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

    @Test
    void whatOnlyVisitorsNeedIsMadeReadyWhenSomebodyHasAskedForAPage() throws Exception {
        GatedSnapshots snapshots = new GatedSnapshots(DATA);
        snapshots.openGate();
        List<String> made = new CopyOnWriteArrayList<>();
        CountDownLatch visited = new CountDownLatch(1);
        try (WarmingThread warming = new WarmingThread(List.of(noting(made, visited)), snapshots, () -> true, visited);
                SnapshotReading snapshot = snapshots.open()) {
            warming.warm(snapshot);
            warming.start();
            Eventually.holds(() -> made.size() == 2);
            visited.countDown();
            Eventually.holds(() -> made.size() == 3);
            warming.warm(snapshot);
            assertThat(made).containsExactly("for all", "for all", "for visitors", "for all", "for visitors");
        }
    }

    private static Endpoint noting(List<String> made, CountDownLatch visited) {
        return new Endpoint() {
            @Override
            public String path() {
                return "/nothing";
            }

            @Override
            public void warm(SnapshotReading snapshot) {
                made.add("for all");
            }

            @Override
            public void warmForVisitors(SnapshotReading snapshot) {
                made.add(visited.getCount() == 0 ? "for visitors" : "for nobody");
            }

            @Override
            public void answer(HttpServletRequest request, HttpServletResponse response) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static int looks(TestServer server, String path, GatedSnapshots snapshots) {
        int before = snapshots.looks();
        assertThat(server.to(path).accept("text/html").get().status()).isEqualTo(200);
        return snapshots.looks() - before;
    }
}
