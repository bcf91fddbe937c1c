package org.kusgraph.store.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;

/** The Korean words of a graph of which some subjects have changed: the same as if the names of all subjects were read again. */
final class ChangedKoreanWords implements AutoCloseable {
    private final KoreanWords words = new KoreanWords();
    private final Map<String, KoreanWords.Entry> before;
    private final EarlierTexts earlier;
    private final Set<String> subjects;
    private final Set<KoreanWords.Entry> given = new HashSet<>();
    private final Map<String, KoreanWords.Entry> come = new HashMap<>();

    /**
     * Begins with what the changed subjects had.
     *
     * @param before the dictionary as it was; all that the names of all subjects gave
     * @param earlier the texts that gave it
     * @param changed the subjects that have changed
     */
    ChangedKoreanWords(Map<String, KoreanWords.Entry> before, EarlierTexts earlier, Set<Node> changed)
            throws IOException {
        this.before = before;
        this.earlier = earlier;
        this.subjects = EarlierTexts.terms(changed);
        earlier.koreanNames(subjects, name -> {
            given.addAll(words.entries(name));
            return true;
        });
    }

    /** Adds a name that one of the subjects has now. */
    void add(String name) throws IOException {
        for (KoreanWords.Entry entry : words.entries(name)) {
            come.merge(entry.word(), entry, ChangedKoreanWords::first);
        }
    }

    private static KoreanWords.Entry first(KoreanWords.Entry one, KoreanWords.Entry other) {
        return one.line().compareTo(other.line()) <= 0 ? one : other;
    }

    /** The dictionary as it is now. */
    String lines() throws IOException {
        Map<String, KoreanWords.Entry> now = new HashMap<>(before);
        come.values().forEach(entry -> now.merge(entry.word(), entry, ChangedKoreanWords::first));
        for (KoreanWords.Entry entry : given) {
            // What another way to part the word has come before is not asked for: it is that way which counts, or stays
            // to count.
            if (entry.equals(now.get(entry.word())) && !entry.equals(come.get(entry.word()))) {
                now.remove(entry.word());
                remaining(entry).ifPresent(left -> now.put(left.word(), left));
            }
        }
        return KoreanWords.lines(now.values());
    }

    /** How a word is parted in the names that have it now, those that have not changed among them. */
    private Optional<KoreanWords.Entry> remaining(KoreanWords.Entry entry) throws IOException {
        Remaining remaining = new Remaining(entry, Optional.ofNullable(come.get(entry.word())));
        earlier.koreanNamesWith(entry.word(), subjects, remaining);
        return remaining.best;
    }

    private final class Remaining implements EarlierTexts.Names {
        private final KoreanWords.Entry entry;
        private Optional<KoreanWords.Entry> best;

        Remaining(KoreanWords.Entry entry, Optional<KoreanWords.Entry> best) {
            this.entry = entry;
            this.best = best;
        }

        @Override
        public boolean next(String name) throws IOException {
            for (KoreanWords.Entry each : words.entries(name)) {
                if (each.word().equals(entry.word())) {
                    best = Optional.of(best.map(other -> first(each, other)).orElse(each));
                }
            }
            // It came first among all that there were.
            return !best.equals(Optional.of(entry));
        }
    }

    @Override
    public void close() throws IOException {
        words.close();
    }
}
