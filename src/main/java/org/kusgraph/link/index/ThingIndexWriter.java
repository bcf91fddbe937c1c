package org.kusgraph.link.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.NameParts;

/** Writes things into an index, one after the other, in memory that does not grow with them. */
public final class ThingIndexWriter implements AutoCloseable {
    private static final int BUFFER_MEGABYTES = 48;

    private static final int SHORTEST_SOUNDED_WORD = 4;

    private final NameKnowledge knowledge;
    private final Directory directory;
    private final IndexWriter writer;
    private final Document document = new Document();
    private final Map<String, TermStream> streams = new LinkedHashMap<>();
    private final BinaryDocValuesField bytes =
            new BinaryDocValuesField(ThingFields.THING, new org.apache.lucene.util.BytesRef());
    private final NumericDocValuesField order = new NumericDocValuesField(ThingFields.ORDER, 0);

    /**
     * Begins an index.
     *
     * @param folder an empty folder
     * @throws IOException if it cannot be written
     */
    public ThingIndexWriter(Path folder, NameKnowledge knowledge) throws IOException {
        this(folder, knowledge, settings());
    }

    private static IndexWriterConfig settings() {
        LuceneStart.prepare();
        return new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setRAMBufferSizeMB(BUFFER_MEGABYTES)
                .setMergeScheduler(new SerialMergeScheduler())
                .setUseCompoundFile(false);
    }

    private ThingIndexWriter(Path folder, NameKnowledge knowledge, IndexWriterConfig settings) throws IOException {
        this.knowledge = knowledge;
        this.directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
        this.writer = new IndexWriter(directory, settings);
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS);
        type.setOmitNorms(true);
        type.freeze();
        for (String field : List.of(
                ThingFields.KEY,
                ThingFields.WORD,
                ThingFields.WORD_SOUND,
                ThingFields.SOUND,
                ThingFields.INITIALS,
                ThingFields.COUNTRY,
                ThingFields.TYPE,
                ThingFields.IDENTIFIER)) {
            TermStream stream = new TermStream();
            streams.put(field, stream);
            document.add(new Field(field, stream, type));
        }
        document.add(bytes);
        document.add(order);
    }

    /**
     * Goes on with an index that stands. No file of it is written to; some are replaced.
     *
     * @param folder its folder
     * @throws IOException if it cannot be read or written
     */
    public static ThingIndexWriter continuing(Path folder, NameKnowledge knowledge) throws IOException {
        return new ThingIndexWriter(folder, knowledge, IndexUpdates.settings(new KeywordAnalyzer()));
    }

    /** Removes the thing that has an id, if there is one, so that it can be added again. */
    public void remove(String id) throws IOException {
        // Others may have its id as an identifier.
        long unused = writer.deleteDocuments(new BooleanQuery.Builder()
                .add(new TermQuery(new Term(ThingFields.IDENTIFIER, TermStream.cut(id))), BooleanClause.Occur.FILTER)
                .add(
                        NumericDocValuesField.newSlowExactQuery(ThingFields.ORDER, ThingFields.order(id)),
                        BooleanClause.Occur.FILTER)
                .build());
    }

    /** Adds a thing. One without a name is found by its identifiers alone. */
    public void add(Thing thing) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        Set<String> words = new LinkedHashSet<>();
        Set<String> sounds = new LinkedHashSet<>();
        Set<String> initials = new LinkedHashSet<>();
        NamedThing named = NamedThing.of(thing, knowledge.reader());
        for (NameParts name : named.names()) {
            keys.add(name.key());
            words.addAll(name.words());
            sounds.addAll(knowledge.sounds().ofName(name));
            initials.addAll(knowledge.reader().initials(name));
        }
        set(ThingFields.KEY, keys);
        set(ThingFields.WORD, words);
        set(ThingFields.WORD_SOUND, wordSounds(words));
        set(ThingFields.SOUND, sounds);
        set(ThingFields.INITIALS, initials);
        set(ThingFields.COUNTRY, thing.countries());
        set(ThingFields.TYPE, thing.types());
        set(ThingFields.IDENTIFIER, identifiers(thing));
        bytes.setBytesValue(ThingBytes.of(named));
        order.setLongValue(ThingFields.order(thing.id()));
        long unused = writer.addDocument(document);
    }

    /** So that the search can leave out a sound that is the word itself. */
    private Set<String> wordSounds(Set<String> words) {
        Set<String> sounds = new LinkedHashSet<>();
        for (String word : words) {
            if (word.length() >= SHORTEST_SOUNDED_WORD && !Hangul.isWord(word)) {
                String sound = knowledge.sounds().of(word);
                if (!sound.equals(word)) {
                    sounds.add(sound);
                }
            }
        }
        return sounds;
    }

    private static Set<String> identifiers(Thing thing) {
        Set<String> identifiers = new TreeSet<>(Set.of(thing.id()));
        thing.identifiers().forEach(each -> identifiers.add(each.value()));
        return identifiers;
    }

    private void set(String field, Collection<String> terms) {
        TermStream stream = streams.get(field);
        if (stream == null) {
            throw new IllegalStateException(field);
        }
        stream.set(terms);
    }

    /** Makes what was added ready to be searched. */
    public void complete() throws IOException {
        IndexUpdates.complete(writer);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
