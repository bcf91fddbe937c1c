package org.kusgraph.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Values that are kept as long as their snapshot is the current one. */
final class KeptForSnapshot<T> {
    /** Whoever asks under ever new names must not fill the memory. */
    private static final int MOST = 64;

    private volatile Kept<T> kept = new Kept<>("", new ConcurrentHashMap<>());

    private record Kept<T>(String snapshot, Map<List<String>, T> values) {}

    /** The value of a key, made when there is none yet. Two who ask at once may both make it. */
    T get(String snapshot, List<String> key, Supplier<T> maker) {
        Kept<T> current = kept;
        if (!current.snapshot.equals(snapshot)) {
            current = new Kept<>(snapshot, new ConcurrentHashMap<>());
            kept = current;
        }
        T known = current.values.get(key);
        if (known != null) {
            return known;
        }
        T made = maker.get();
        if (current.values.size() < MOST) {
            current.values.put(key, made);
        }
        return made;
    }
}
