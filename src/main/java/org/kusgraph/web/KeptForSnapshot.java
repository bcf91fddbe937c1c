package org.kusgraph.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Values that are kept as long as their snapshot is the current one, or the one that is about to be or has just been. */
final class KeptForSnapshot<T> {
    /** Whoever asks under ever new names must not fill the memory. */
    private static final int MOST = 64;

    private volatile Kept<T> latest = new Kept<>("", new ConcurrentHashMap<>());
    private volatile Kept<T> before = latest;

    private record Kept<T>(String snapshot, Map<List<String>, T> values) {}

    /** The value of a key, made when there is none yet. Two who ask at once may both make it. */
    T get(String snapshot, List<String> key, Supplier<T> maker) {
        Map<List<String>, T> values = values(snapshot);
        T known = values.get(key);
        if (known != null) {
            return known;
        }
        T made = maker.get();
        if (values.size() < MOST) {
            values.put(key, made);
        }
        return made;
    }

    private Map<List<String>, T> values(String snapshot) {
        Kept<T> current = latest;
        return current.snapshot.equals(snapshot) ? current.values : otherValues(snapshot);
    }

    /** Where a new snapshot is made ready, both are asked for by turns. */
    private synchronized Map<List<String>, T> otherValues(String snapshot) {
        if (!latest.snapshot.equals(snapshot)) {
            Kept<T> next = before.snapshot.equals(snapshot) ? before : new Kept<>(snapshot, new ConcurrentHashMap<>());
            before = latest;
            latest = next;
        }
        return latest.values;
    }
}
