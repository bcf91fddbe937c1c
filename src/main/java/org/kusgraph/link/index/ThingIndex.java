package org.kusgraph.link.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BooleanSimilarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.kusgraph.link.match.Rarity;
import org.kusgraph.link.match.Thing;

/** Things that can be found by their names, open for any number of threads until it is closed. */
public final class ThingIndex implements Rarity, AutoCloseable {
    /** Most words are common; of the others, the index itself is asked each time. */
    private static final int MOST_KEPT = 200_000;

    private static final int MOST_BEGINNINGS = 200;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final Map<String, Telling> telling = new ConcurrentHashMap<>();

    private ThingIndex(Directory directory) throws IOException {
        LuceneArithmetic.beQuiet();
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        this.searcher.setQueryCache(null);
        // What a word counts is said by the query alone.
        this.searcher.setSimilarity(new BooleanSimilarity());
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
        return reader.maxDoc();
    }

    int count(String field, String term) {
        try {
            return reader.docFreq(new Term(field, term));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The terms of a field, by segment. */
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

    private ScoreDoc[] search(Query query, int most) {
        try {
            return searcher.search(query, new TopScoreDocCollectorManager(most, most)).scoreDocs;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The thing that has an id, or an identifier elsewhere. */
    public Optional<Thing> byIdentifier(String identifier) {
        ScoreDoc[] found = search(new TermQuery(new Term(ThingFields.IDENTIFIER, identifier)), 1);
        return found.length == 0
                ? Optional.empty()
                : Optional.of(named(found[0].doc).thing());
    }

    /** Things of which a name's key begins so, the shortest names first. */
    public List<Thing> beginningWith(String key, int most) {
        if (key.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(search(new PrefixQuery(new Term(ThingFields.KEY, key)), MOST_BEGINNINGS))
                .map(found -> named(found.doc).thing())
                .sorted(Comparator.comparingInt((Thing thing) -> thing.label().length())
                        .thenComparing(Thing::id))
                .limit(most)
                .toList();
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
