package org.kusgraph.link.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.kusgraph.link.match.Rarity;
import org.kusgraph.link.match.Thing;

/** Things that can be found by their names, open for any number of threads until it is closed. */
public final class ThingIndex implements Rarity, AutoCloseable {
    /** Most words are common; of the others, the index itself is asked each time. */
    private static final int MOST_KEPT = 200_000;

    private static final int MOST_BEGINNINGS = 200;

    private final Directory directory;
    private final DirectoryReader reader;
    private final LiveCounts counts;
    private final Map<String, Telling> telling = new ConcurrentHashMap<>();

    private ThingIndex(Directory directory) throws IOException {
        LuceneStart.prepare();
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        this.counts = new LiveCounts(reader);
    }

    /**
     * Opens an index.
     *
     * @throws IOException if it cannot be read
     */
    public static ThingIndex open(Path folder) throws IOException {
        return open(FSDirectory.open(folder, NoLockFactory.INSTANCE));
    }

    static ThingIndex open(Directory directory) throws IOException {
        return new ThingIndex(directory);
    }

    /** In how many things' names a word occurs, and how much it tells therefore. */
    private record Telling(int occurrences, double weight) {}

    @Override
    public int occurrences(String word) {
        return telling(word).occurrences();
    }

    @Override
    public double weight(String word) {
        return telling(word).weight();
    }

    private Telling telling(String word) {
        Telling kept = telling.get(word);
        if (kept != null) {
            return kept;
        }
        int occurrences = count(ThingFields.WORD, word);
        Telling found = new Telling(occurrences, weight(occurrences));
        if (telling.size() < MOST_KEPT) {
            telling.put(word, found);
        }
        return found;
    }

    @Override
    public int things() {
        return reader.numDocs();
    }

    int count(String field, String term) {
        try {
            return counts.of(field, term);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there may be terms that only deleted documents have. */
    boolean hasDeletions() {
        return reader.hasDeletions();
    }

    /** The terms of a field, by segment; deleted documents may be all that have one. */
    List<Terms> terms(String field) throws IOException {
        List<Terms> terms = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Optional.ofNullable(leaf.reader().terms(field)).ifPresent(terms::add);
        }
        return terms;
    }

    /** What finds documents, for one thread. */
    Postings postings() {
        return new Postings(reader);
    }

    /** The thing that has an id, or an identifier elsewhere; of several always the same. */
    public Optional<Thing> byIdentifier(String identifier) {
        return having(postings(), ThingFields.IDENTIFIER, identifier, 1)
                .mapToObj(found -> named(found).thing())
                .findFirst();
    }

    private static IntStream having(Postings postings, String field, String term, int most) {
        return Arrays.stream(postings.best(List.of(Clue.of(field, term)), 1, 0, Set.of(), most));
    }

    /** Things of which a name's key begins so, the shortest names first. */
    public List<Thing> beginningWith(String key, int most) {
        if (key.isEmpty()) {
            return List.of();
        }
        return beginningWith(key).stream()
                .map(found -> named(found).thing())
                .sorted(Comparator.comparingInt((Thing thing) -> thing.label().length())
                        .thenComparing(Thing::id))
                .limit(most)
                .toList();
    }

    /** Some of the documents, by the order of the keys. */
    private Set<Integer> beginningWith(String start) {
        Set<Integer> found = new LinkedHashSet<>();
        Postings postings = postings();
        BytesRef first = new BytesRef(start);
        try {
            Terms keys = MultiTerms.getTerms(reader, ThingFields.KEY);
            TermsEnum each = keys == null ? TermsEnum.EMPTY : keys.iterator();
            BytesRef key = each.seekCeil(first) == TermsEnum.SeekStatus.END ? null : each.term();
            while (key != null && StringHelper.startsWith(key, first) && found.size() < MOST_BEGINNINGS) {
                having(postings, ThingFields.KEY, key.utf8ToString(), MOST_BEGINNINGS - found.size())
                        .forEach(found::add);
                key = each.next();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The thing of a document, with its names taken apart. */
    NamedThing named(int document) {
        try {
            LeafReaderContext leaf = reader.leaves().get(ReaderUtil.subIndex(document, reader.leaves()));
            BinaryDocValues things = leaf.reader().getBinaryDocValues(ThingFields.THING);
            if (things == null || !things.advanceExact(document - leaf.docBase)) {
                throw new IllegalStateException("no thing " + document);
            }
            return ThingBytes.read(things.binaryValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
