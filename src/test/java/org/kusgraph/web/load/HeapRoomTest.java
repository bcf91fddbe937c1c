package org.kusgraph.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of the heap may be free, by Java's own options. */
final class HeapRoomTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String LEAST = "MinHeapFreeRatio";
    private static final String MOST = "MaxHeapFreeRatio";

    private final HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    private String leastBefore = "";
    private String mostBefore = "";

    /** Like Java's clock, which begins anywhere. */
    private long now;

    @BeforeEach
    void startWithLittle() {
        leastBefore = value(LEAST);
        mostBefore = value(MOST);
        options.setVMOption(LEAST, "20");
        options.setVMOption(MOST, "30");
    }

    @AfterEach
    void setBack() {
        options.setVMOption(LEAST, "0");
        options.setVMOption(MOST, mostBefore);
        options.setVMOption(LEAST, leastBefore);
    }

    @Test
    void theHeapHasRoomWhileCollectionsFollowOneAnotherCloselyAndGivesItBackAfterwards() {
        HeapRoom room = HeapRoom.asStarted().orElseThrow();
        collectedEach(SECOND / 4, HeapRoom.MANY - 1, room);
        assertThat(value(MOST)).isEqualTo("30");
        collectedEach(SECOND / 4, 1, room);
        assertThat(value(LEAST)).isEqualTo("40");
        assertThat(value(MOST)).isEqualTo("70");
        // Still asked, a little less.
        collectedEach(9 * SECOND, 3, room);
        assertThat(value(MOST)).isEqualTo("70");
        collectedEach(11 * SECOND, 1, room);
        assertThat(value(LEAST)).isEqualTo("20");
        assertThat(value(MOST)).isEqualTo("30");
        collectedEach(SECOND / 4, HeapRoom.MANY, room);
        assertThat(value(MOST)).isEqualTo("70");
    }

    @Test
    void afterAQuietTimeCollectionsAreCountedAnew() {
        HeapRoom room = HeapRoom.asStarted().orElseThrow();
        now = Long.MAX_VALUE - SECOND;
        collectedEach(SECOND / 10, HeapRoom.MANY - 1, room);
        collectedEach(HeapRoom.QUIET.toNanos() + SECOND, 1, room);
        assertThat(value(MOST)).isEqualTo("30");
    }

    @Test
    void aFewCollectionsASecondApartAreNotMany() {
        HeapRoom room = HeapRoom.asStarted().orElseThrow();
        collectedEach(SECOND, 100, room);
        assertThat(value(MOST)).isEqualTo("30");
    }

    @Test
    void whereTheHeapHasRoomFromTheStartNothingIsToBeDone() {
        options.setVMOption(MOST, "80");
        assertThat(HeapRoom.asStarted()).isEmpty();
    }

    private void collectedEach(long nanos, int times, HeapRoom room) {
        for (int i = 0; i < times; i++) {
            now += nanos;
            room.collected(now);
        }
    }

    private String value(String name) {
        return options.getVMOption(name).getValue();
    }
}
