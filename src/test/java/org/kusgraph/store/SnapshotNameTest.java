package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The order of snapshots, whatever the clock says. */
final class SnapshotNameTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);
    private static final Clock BEFORE_NOON = Clock.fixed(Instant.parse("2026-11-28T11:59:59.999Z"), ZoneOffset.UTC);
    private static final Clock LONG_AGO = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void aSnapshotIsNewerThanTheOneBeforeAlsoWhenTheClockHasBeenSetBack() {
        SnapshotName noon = SnapshotName.of("a", NOON, Optional.empty());
        assertThat(noon).hasToString("a-20261128120000000");
        SnapshotName next = SnapshotName.of("b", BEFORE_NOON, Optional.of(noon));
        SnapshotName last = SnapshotName.of("c", LONG_AGO, Optional.of(next));
        assertThat(next.isNewerThan(noon)).isTrue();
        assertThat(last.isNewerThan(next)).isTrue();
        assertThat(last.isNewerThan(last)).isFalse();
        assertThat(SnapshotName.of("d", NOON, Optional.of(SnapshotName.of("e", BEFORE_NOON, Optional.empty()))))
                .hasToString("d-20261128120000000");
    }

    @Test
    void whatLeadsElsewhereIsNoName() {
        for (String text : new String[] {"../a-20261128120000000", "a/b-20261128120000000", "a", "a-2026", ""}) {
            assertThat(SnapshotName.parse(text)).as(text).isEmpty();
        }
    }
}
