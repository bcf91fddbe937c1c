package org.kusgraph.web.load;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How much of the heap may be free before Java gives it back to the machine. A server that little is asked of should keep little
 * (the options that it is started with say how much), but one that is asked much would have its heap taken away and be given it
 * back again and again, and collect all the while. So for as long as collections follow one another closely, it is what Java has
 * by itself.
 *
 * <p>Where Java does not know these options, or does not let them be changed, nothing happens.
 */
final class HeapRoom {
    /** As many collections within so much time are many; a start alone, with a heap that begins small, needs ten to fifteen. */
    static final int MANY = 20;

    static final Duration CLOSE = Duration.ofSeconds(5);

    /** When none came for so long, little is asked. */
    static final Duration QUIET = Duration.ofSeconds(10);

    private static final String LEAST = "MinHeapFreeRatio";
    private static final String MOST = "MaxHeapFreeRatio";

    /** Java's own, in percent. */
    private static final Room WIDE = new Room(40, 70);

    private final HotSpotDiagnosticMXBean options;
    private final Room narrow;

    /** When the last collections came, the latest last; at most {@link #MANY}. */
    private final Deque<Long> times = new ArrayDeque<>();

    private Room now;

    private HeapRoom(HotSpotDiagnosticMXBean options) {
        this.options = options;
        this.narrow = new Room(percent(options, LEAST), percent(options, MOST));
        this.now = narrow;
    }

    /**
     * What is free at least and at most after a collection.
     *
     * @param least in percent of the heap
     * @param most in percent of the heap
     */
    private record Room(int least, int most) {}

    /** As the program was started; nothing when it may have as much as Java has by itself, or when that cannot be changed. */
    static Optional<HeapRoom> asStarted() {
        HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (options == null || !canBeChanged(options)) {
            return Optional.empty();
        }
        return Optional.of(new HeapRoom(options)).filter(room -> room.narrow.most < WIDE.most);
    }

    private static boolean canBeChanged(HotSpotDiagnosticMXBean options) {
        try {
            return options.getVMOption(LEAST).isWriteable()
                    && options.getVMOption(MOST).isWriteable();
        } catch (IllegalArgumentException e) {
            // How it tells that there is no such option.
            return false;
        }
    }

    private static int percent(HotSpotDiagnosticMXBean options, String name) {
        return Integer.parseInt(options.getVMOption(name).getValue());
    }

    /**
     * Takes note of a collection of what is young.
     *
     * @param nanos when it ended, of {@link System#nanoTime}
     */
    synchronized void collected(long nanos) {
        if (!times.isEmpty() && nanos - times.getLast() > QUIET.toNanos()) {
            times.clear();
            become(narrow);
        }
        times.addLast(nanos);
        if (times.size() > MANY) {
            times.removeFirst();
        }
        if (times.size() == MANY && nanos - times.getFirst() <= CLOSE.toNanos()) {
            become(WIDE);
        }
    }

    /** Java refuses a least that is above the most, also for the moment between. */
    private void become(Room wanted) {
        if (wanted.equals(now)) {
            return;
        }
        if (wanted.most >= now.most) {
            set(MOST, wanted.most);
            set(LEAST, wanted.least);
        } else {
            set(LEAST, wanted.least);
            set(MOST, wanted.most);
        }
        now = wanted;
    }

    private void set(String name, int percent) {
        options.setVMOption(name, Integer.toString(percent));
    }
}
