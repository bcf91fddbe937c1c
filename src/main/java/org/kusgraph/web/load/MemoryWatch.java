package org.kusgraph.web.load;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** Tells when so much of the heap is in use after a collection that it may soon be full, and gives it room while much is asked. */
final class MemoryWatch implements AutoCloseable {
    private static final double FULL = 0.8;

    /** What Java calls a collection of what is young. */
    private static final String OF_YOUNG = "end of minor GC";

    private final Runnable relief;
    private final Optional<HeapRoom> room = HeapRoom.asStarted();
    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());
    private final NotificationListener listener = (notification, unused) -> look(notification);

    private MemoryWatch(Runnable relief) {
        this.relief = relief;
    }

    /** Begins to watch. */
    static MemoryWatch start(Runnable relief) {
        MemoryWatch watch = new MemoryWatch(relief);
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(watch.listener, null, null);
            }
        }
        return watch;
    }

    private void look(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
                && notification.getUserData() instanceof CompositeData data) {
            GarbageCollectionNotificationInfo collection = GarbageCollectionNotificationInfo.from(data);
            if (collection.getGcAction().equals(OF_YOUNG)) {
                room.ifPresent(here -> here.collected(System.nanoTime()));
            }
            Map<String, MemoryUsage> after = collection.getGcInfo().getMemoryUsageAfterGc();
            long used = after.entrySet().stream()
                    .filter(pool -> heapPools.contains(pool.getKey()))
                    .mapToLong(pool -> pool.getValue().getUsed())
                    .sum();
            if (used > FULL * Runtime.getRuntime().maxMemory()) {
                relief.run();
            }
        }
    }

    @Override
    public void close() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                remove(emitter);
            }
        }
    }

    private void remove(NotificationEmitter emitter) {
        try {
            emitter.removeNotificationListener(listener);
        } catch (ListenerNotFoundException e) {
            throw new IllegalStateException("a listener is closed once", e);
        }
    }
}
