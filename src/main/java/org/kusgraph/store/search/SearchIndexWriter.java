package org.kusgraph.store.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.iterator.PeekIterator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.RDF;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.kusgraph.link.index.IndexUpdates;
import org.kusgraph.link.name.NameForms;

/**
 * Writes the index of a new snapshot from the snapshot's own data, or brings that of an earlier one up to date. The same data gives an index that answers the same,
 * though not the same bytes: Lucene draws names for its segments by chance.
 */
public final class SearchIndexWriter {
    /** Longer IRIs and language tags help nobody, and a term of the index cannot be endless. */
    private static final int LONGEST_TERM = 4_000;

    /** So much of what is to be written is held in memory, and no larger part of the heap. */
    private static final double MOST_BUFFER_MEGABYTES = 64;

    private static final double PART_OF_HEAP = 16;

    private final SearchedTexts searched;
    private final Set<Node> apart;
    private final DatasetGraph dataset;
    private final Graph domain;
    private final NameForms forms = new NameForms();

    private SearchIndexWriter(SearchedTexts searched, Set<Node> apart, DatasetGraph dataset) {
        this.searched = searched;
        this.apart = apart;
        this.dataset = dataset;
        this.domain = dataset.getDefaultGraph();
    }

    /**
     * Writes an index.
     *
     * @param folder where; a new folder
     * @param searched what can be searched
     * @param apart the graphs that are not part of the default graph
     * @param dataset the snapshot's data, in a transaction of the calling thread
     * @throws IOException if the folder cannot be written
     */
    public static void write(Path folder, SearchedTexts searched, Set<Node> apart, DatasetGraph dataset)
            throws IOException {
        Files.createDirectories(folder);
        SearchIndexWriter writer = new SearchIndexWriter(searched, apart, dataset);
        String koreanWords = writer.koreanWords();
        Files.writeString(folder.resolve(SearchIndex.KOREAN_WORDS), koreanWords);
        writer.writeDocuments(folder, koreanWords);
    }

    private String koreanWords() throws IOException {
        try (KoreanWords words = new KoreanWords()) {
            for (Node property : inOrder(searched.names())) {
                Iterator<Node> names = Iter.distinctAdjacent(
                        Iter.map(Iter.filter(statements(Node.ANY, property), this::isKoreanName), Quad::getObject));
                while (names.hasNext()) {
                    words.add(names.next().getLiteralLexicalForm());
                }
            }
            return words.lines();
        }
    }

    /** The statements of all graphs. Those that are the same but for their graph are neighbours, as TDB2 gives them. */
    private Iterator<Quad> statements(Node subject, Node property) {
        return dataset.findNG(Node.ANY, subject, property, Node.ANY);
    }

    private boolean isKoreanName(Quad quad) {
        return searched.names().contains(quad.getPredicate())
                && isSearched(quad.asTriple())
                && TextAnalysis.field(quad.getObject().getLiteralLanguage()).equals(TextAnalysis.KOREAN);
    }

    private void writeDocuments(Path folder, String koreanWords) throws IOException {
        IndexWriterConfig settings = new IndexWriterConfig(new TextAnalysis(koreanWords))
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setMergeScheduler(new SerialMergeScheduler())
                .setUseCompoundFile(true)
                .setRAMBufferSizeMB(bufferMegabytes());
        try (Directory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
                IndexWriter writer = new IndexWriter(directory, settings)) {
            try (IndexingThread thread = new IndexingThread(writer)) {
                for (Node property : inOrder(searched.texts())) {
                    addAll(statements(Node.ANY, property), thread);
                }
                thread.finish();
            }
            // Of one segment, each word is looked up once.
            writer.forceMerge(1);
            commit(writer);
        }
    }

    /** What does not fit is written apart and read again when all is put into one. */
    private static double bufferMegabytes() {
        return Math.min(MOST_BUFFER_MEGABYTES, (Runtime.getRuntime().maxMemory() >> 20) / PART_OF_HEAP);
    }

    private void commit(IndexWriter writer) throws IOException {
        writer.setLiveCommitData(IndexContents.of(searched).asCommitData().entrySet());
        IndexUpdates.complete(writer);
    }

    /**
     * Brings an index up to date, at the cost of what has changed; only if other Korean words are known now, the texts in Korean
     * are all read. It finds then what one that is written anew would, in the same order but for the relevance of words, which
     * counts what was removed until the index is put in order.
     *
     * @param folder the index's files, none of which is written to; some are removed, and others come beside them
     * @param searched what can be searched, as it was
     * @param apart the graphs that are not part of the default graph, as they were
     * @param dataset the new data, in a transaction of the calling thread
     * @param subjects the subjects of all statements that were added or removed
     * @throws IOException if the folder cannot be read or written
     */
    public static void update(
            Path folder, SearchedTexts searched, Set<Node> apart, DatasetGraph dataset, Set<Node> subjects)
            throws IOException {
        SearchIndexWriter writer = new SearchIndexWriter(searched, apart, dataset);
        Set<Node> changed = new LinkedHashSet<>(subjects);
        changed.removeIf(subject -> !isIndexed(subject));
        Path file = folder.resolve(SearchIndex.KOREAN_WORDS);
        String before = Files.readString(file);
        String koreanWords;
        try (EarlierTexts earlier = EarlierTexts.open(folder)) {
            koreanWords = writer.koreanWords(before, earlier, changed);
            if (!koreanWords.equals(before)) {
                changed.addAll(earlier.subjectsWith(KoreanWords.difference(before, koreanWords)));
                Files.delete(file);
                Files.writeString(file, koreanWords);
            }
        }
        writer.replaceDocuments(folder, koreanWords, changed);
    }

    private String koreanWords(String before, EarlierTexts earlier, Set<Node> changed) throws IOException {
        Map<String, KoreanWords.Entry> dictionary = KoreanWords.read(before);
        if (KoreanWords.isFull(dictionary)) {
            return koreanWords();
        }
        try (ChangedKoreanWords words = new ChangedKoreanWords(dictionary, earlier, changed)) {
            for (Node subject : changed) {
                Iterator<Quad> names = Iter.filter(statements(subject, Node.ANY), this::isKoreanName);
                while (names.hasNext()) {
                    words.add(names.next().getObject().getLiteralLexicalForm());
                }
            }
            return words.lines();
        }
    }

    private void replaceDocuments(Path folder, String koreanWords, Set<Node> subjects) throws IOException {
        try (Directory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
                IndexWriter writer = new IndexWriter(directory, IndexUpdates.settings(new TextAnalysis(koreanWords)))) {
            long unused = writer.deleteDocuments(subjects.stream()
                    .map(subject -> new Term(IndexFields.SUBJECT, subject(subject)))
                    .toArray(Term[]::new));
            try (IndexingThread thread = new IndexingThread(writer)) {
                for (Node subject : subjects) {
                    addAll(statements(subject, Node.ANY), thread);
                }
                thread.finish();
            }
            commit(writer);
        }
    }

    private static List<Node> inOrder(Set<Node> properties) {
        return properties.stream().sorted(Comparator.comparing(Node::getURI)).toList();
    }

    private void addAll(Iterator<Quad> statements, IndexingThread writer) throws IOException {
        PeekIterator<Quad> quads = PeekIterator.create(statements);
        while (quads.hasNext()) {
            Quad quad = quads.next();
            Set<Node> graphs = new LinkedHashSet<>(Set.of(quad.getGraph()));
            while (quads.hasNext() && quads.peek().asTriple().equals(quad.asTriple())) {
                graphs.add(quads.next().getGraph());
            }
            Triple statement = quad.asTriple();
            if (isSearched(statement)) {
                writer.add(document(statement, graphs));
            }
        }
    }

    private boolean isSearched(Triple statement) {
        return statement.getObject().isLiteral()
                && searched.texts().contains(statement.getPredicate())
                && isIndexed(statement.getSubject())
                && statement.getObject().getLiteralLanguage().length() <= LONGEST_TERM;
    }

    private static boolean isIndexed(Node subject) {
        return subject(subject).length() <= LONGEST_TERM;
    }

    /** How a subject or a graph stands in the index. */
    static String subject(Node node) {
        return node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.toString();
    }

    private Document document(Triple statement, Set<Node> graphs) {
        String property = statement.getPredicate().getURI();
        String text = statement.getObject().getLiteralLexicalForm();
        String language = statement.getObject().getLiteralLanguage();
        Document document = new Document();
        document.add(new StringField(IndexFields.SUBJECT, subject(statement.getSubject()), Field.Store.YES));
        document.add(new StringField(IndexFields.PROPERTY, property, Field.Store.YES));
        document.add(new StoredField(IndexFields.TEXT, text));
        document.add(new TextField(TextAnalysis.field(language), text, Field.Store.NO));
        languages(language).forEach(tag -> document.add(new StringField(IndexFields.LANGUAGE, tag, Field.Store.NO)));
        document.add(new StoredField(IndexFields.LANGUAGE, language));
        graphs.forEach(graph -> document.add(new StringField(IndexFields.GRAPH, subject(graph), Field.Store.NO)));
        if (!apart.containsAll(graphs)) {
            document.add(new StringField(IndexFields.GRAPH, IndexFields.DEFAULT_GRAPH, Field.Store.NO));
            addEntity(statement.getSubject(), document);
        }
        document.add(new SortedDocValuesField(IndexFields.SUBJECT, new BytesRef(subject(statement.getSubject()))));
        document.add(new NumericDocValuesField(IndexFields.LENGTH, text.length()));
        document.add(new NumericDocValuesField(
                IndexFields.ORDER, List.of(property, language, text).hashCode()));
        if (searched.names().contains(statement.getPredicate())) {
            addName(text, document);
        }
        return document;
    }

    /** A tag and each tag that it begins with: "ko-kr" is "ko" too. No tag is one as well, as Lucene wants all documents alike. */
    private static List<String> languages(String tag) {
        String left = tag.toLowerCase(Locale.ROOT);
        List<String> tags = new ArrayList<>(List.of(left));
        while (left.contains("-")) {
            left = left.substring(0, left.lastIndexOf('-'));
            tags.add(left);
        }
        return tags;
    }

    private void addEntity(Node subject, Document document) {
        Set<Node> classes = new LinkedHashSet<>();
        Iter.forEach(domain.find(subject, RDF.type.asNode(), Node.ANY), triple -> classes.add(triple.getObject()));
        searched.kindAmong(classes).filter(kind -> subject.isURI()).ifPresent(kind -> {
            document.add(new StoredField(IndexFields.KIND, kind.getURI()));
            document.add(new StringField(IndexFields.CLASS, IndexFields.ANY_CLASS, Field.Store.NO));
            classes.stream()
                    .filter(Node::isURI)
                    .forEach(type -> document.add(new StringField(IndexFields.CLASS, type.getURI(), Field.Store.NO)));
        });
    }

    private void addName(String name, Document document) {
        document.add(new StringField(IndexFields.IS_NAME, IndexFields.YES, Field.Store.NO));
        NameForms.Forms found = forms.of(name);
        document.add(new StringField(IndexFields.NAME, found.key(), Field.Store.NO));
        addAll(IndexFields.WORD, found.words(), document);
        addAll(IndexFields.LATER_START, found.laterStarts(), document);
        addAll(IndexFields.SOUND, found.sounds(), document);
    }

    private static void addAll(String field, Collection<String> terms, Document document) {
        terms.forEach(term -> document.add(new StringField(field, term, Field.Store.NO)));
    }
}
