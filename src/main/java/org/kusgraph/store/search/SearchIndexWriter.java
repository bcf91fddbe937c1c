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
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;
import org.kusgraph.link.name.NameForms;

/**
 * Writes the index of a new snapshot, from the snapshot's own data. The same data gives an index that answers the same,
 * though not the same bytes: Lucene draws names for its segments by chance.
 */
public final class SearchIndexWriter {
    /** Longer IRIs and language tags help nobody, and a term of the index cannot be endless. */
    private static final int LONGEST_TERM = 4_000;

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
                        Iter.map(dataset.findNG(Node.ANY, Node.ANY, property, Node.ANY), Quad::getObject));
                while (names.hasNext()) {
                    Node name = names.next();
                    if (name.isLiteral()
                            && TextAnalysis.field(name.getLiteralLanguage()).equals(TextAnalysis.KOREAN)) {
                        words.add(name.getLiteralLexicalForm());
                    }
                }
            }
            return words.lines();
        }
    }

    private void writeDocuments(Path folder, String koreanWords) throws IOException {
        IndexWriterConfig settings = new IndexWriterConfig(new TextAnalysis(koreanWords))
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setMergeScheduler(new SerialMergeScheduler())
                .setUseCompoundFile(true);
        try (Directory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
                IndexWriter writer = new IndexWriter(directory, settings)) {
            try (IndexingThread thread = new IndexingThread(writer)) {
                for (Node property : inOrder(searched.texts())) {
                    addAll(property, thread);
                }
                thread.finish();
            }
            // In one segment, the order of equal hits is that of writing.
            writer.forceMerge(1);
            writer.setLiveCommitData(IndexContents.of(searched).asCommitData().entrySet());
            long unused = writer.commit();
        }
    }

    private static List<Node> inOrder(Set<Node> properties) {
        return properties.stream().sorted(Comparator.comparing(Node::getURI)).toList();
    }

    /** TDB2 gives the quads of a property in the order of object, subject and graph, so those of one statement are neighbours. */
    private void addAll(Node property, IndexingThread writer) throws IOException {
        PeekIterator<Quad> quads = PeekIterator.create(dataset.findNG(Node.ANY, Node.ANY, property, Node.ANY));
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

    private static boolean isSearched(Triple statement) {
        return statement.getObject().isLiteral()
                && subject(statement.getSubject()).length() <= LONGEST_TERM
                && statement.getObject().getLiteralLanguage().length() <= LONGEST_TERM;
    }

    /** How a subject or a graph stands in the index. */
    static String subject(Node node) {
        return node.isBlank() ? "_:" + node.getBlankNodeLabel() : node.toString();
    }

    private Document document(Triple statement, Set<Node> graphs) {
        String text = statement.getObject().getLiteralLexicalForm();
        String language = statement.getObject().getLiteralLanguage();
        Document document = new Document();
        document.add(new StringField(IndexFields.SUBJECT, subject(statement.getSubject()), Field.Store.YES));
        document.add(
                new StringField(IndexFields.PROPERTY, statement.getPredicate().getURI(), Field.Store.YES));
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
        if (searched.names().contains(statement.getPredicate())) {
            addName(text, document);
        }
        return document;
    }

    /** A tag and each tag that it begins with: "ko-kr" is "ko" too. */
    private static List<String> languages(String tag) {
        List<String> tags = new ArrayList<>();
        String left = tag.toLowerCase(Locale.ROOT);
        while (!left.isEmpty()) {
            tags.add(left);
            left = left.substring(0, Math.max(0, left.lastIndexOf('-')));
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
        document.add(new StringField(IndexFields.NAME, NameForms.key(name), Field.Store.NO));
        addAll(IndexFields.WORD, NameForms.words(name), document);
        addAll(IndexFields.LATER_START, NameForms.laterStarts(name), document);
        addAll(IndexFields.SOUND, forms.sounds(name), document);
    }

    private static void addAll(String field, Collection<String> terms, Document document) {
        terms.forEach(term -> document.add(new StringField(field, term, Field.Store.NO)));
    }
}
