package org.kusgraph.store.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryExecException;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Symbol;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;

/** The index of a snapshot, open for reading by any number of threads until it is closed. */
public final class SearchIndex implements AutoCloseable {
    static final String KOREAN_WORDS = "korean-words";

    /** Among equals the shorter text, and then an order that does not tell in what order an index was written. */
    static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(IndexFields.LENGTH, SortField.Type.LONG),
            new SortField(IndexFields.SUBJECT, SortField.Type.STRING),
            new SortField(IndexFields.ORDER, SortField.Type.LONG));

    /** Under this name a data set's context has its index. */
    private static final Symbol IN_CONTEXT = Symbol.create("org.kusgraph.store.search.SearchIndex");

    /** As there is no operator for patterns inside words, no query costs more than reading all beginnings of words. */
    private static final int OPERATORS = SimpleQueryParser.AND_OPERATOR
            | SimpleQueryParser.OR_OPERATOR
            | SimpleQueryParser.NOT_OPERATOR
            | SimpleQueryParser.PHRASE_OPERATOR
            | SimpleQueryParser.PREFIX_OPERATOR
            | SimpleQueryParser.FUZZY_OPERATOR
            | SimpleQueryParser.PRECEDENCE_OPERATORS
            | SimpleQueryParser.ESCAPE_OPERATOR
            | SimpleQueryParser.WHITESPACE_OPERATOR;

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;
    private final TextAnalysis analysis;
    private final IndexContents contents;

    private SearchIndex(Directory directory, DirectoryReader reader, TextAnalysis analysis) throws IOException {
        this.directory = directory;
        this.reader = reader;
        this.searcher = new IndexSearcher(reader);
        this.searcher.setQueryCache(null);
        this.analysis = analysis;
        this.contents = IndexContents.of(reader.getIndexCommit().getUserData());
    }

    /**
     * Opens an index; nothing is written.
     *
     * @throws IOException if it cannot be read
     */
    public static SearchIndex open(Path folder) throws IOException {
        // First, as it keeps Lucene quiet.
        TextAnalysis analysis = new TextAnalysis(Files.readString(folder.resolve(KOREAN_WORDS)));
        Directory directory = FSDirectory.open(folder, NoLockFactory.INSTANCE);
        try {
            return new SearchIndex(directory, DirectoryReader.open(directory), analysis);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Lets queries on a data set use this index. */
    public void attachTo(DatasetGraph dataset) {
        dataset.getContext().set(IN_CONTEXT, this);
    }

    /** The index of the data set that a query runs on. */
    static SearchIndex of(DatasetGraph dataset) {
        SearchIndex index = dataset.getContext().get(IN_CONTEXT);
        if (index == null) {
            throw new QueryExecException("there is no text index for text:query here");
        }
        return index;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            reader.close();
        }
    }

    IndexContents contents() {
        return contents;
    }

    IndexSearcher searcher() {
        return searcher;
    }

    TextAnalysis analysis() {
        return analysis;
    }

    /** The statements that a query finds, the best first. */
    List<StatementHit> statements(StatementQuery asked) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(words(asked), BooleanClause.Occur.MUST);
        filter(query, IndexFields.GRAPH, asked.graph().orElse(IndexFields.DEFAULT_GRAPH));
        asked.language().ifPresent(language -> filter(query, IndexFields.LANGUAGE, language));
        asked.subject().ifPresent(subject -> filter(query, IndexFields.SUBJECT, subject));
        if (!asked.properties().isEmpty()) {
            query.add(anyOf(IndexFields.PROPERTY, asked.properties()), BooleanClause.Occur.FILTER);
        }
        List<StatementHit> hits = new ArrayList<>();
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc found : searcher.search(query.build(), asked.most(), BEST_FIRST).scoreDocs) {
            hits.add(hit(stored.document(found.doc), score((FieldDoc) found)));
        }
        return hits;
    }

    static float score(FieldDoc found) {
        return (Float) found.fields[0];
    }

    private Query words(StatementQuery asked) {
        List<String> fields =
                asked.language().map(TextAnalysis::field).map(List::of).orElse(TextAnalysis.FIELDS);
        Map<String, Float> weights = fields.stream().collect(Collectors.toMap(field -> field, field -> 1f));
        SimpleQueryParser parser = new Parser(weights);
        // Otherwise a word that is excluded would find all texts without it.
        parser.setDefaultOperator(BooleanClause.Occur.MUST);
        return parser.parse(asked.text());
    }

    private final class Parser extends SimpleQueryParser {
        Parser(Map<String, Float> weights) {
            super(analysis, weights, OPERATORS);
        }

        @Override
        protected Query newFuzzyQuery(String text, int errors) {
            BooleanQuery.Builder fields = new BooleanQuery.Builder();
            weights.forEach((field, weight) -> fields.add(
                    new BoostQuery(
                            new FuzzyWord(
                                    new Term(field, getAnalyzer().normalize(field, text)),
                                    errors,
                                    FuzzyQuery.defaultMaxExpansions,
                                    reader),
                            weight),
                    BooleanClause.Occur.SHOULD));
            return simplify(fields.build());
        }
    }

    /** What is spelt like a word, nearest first up to so many. */
    Query similar(Term word, int errors, int mostForms) {
        return new FuzzyWord(word, errors, mostForms, reader);
    }

    static void filter(BooleanQuery.Builder query, String field, String value) {
        query.add(new TermQuery(new Term(field, value)), BooleanClause.Occur.FILTER);
    }

    private static Query anyOf(String field, Set<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    static StatementHit hit(Document document, float score) {
        return new StatementHit(
                node(document.get(IndexFields.SUBJECT)),
                NodeFactory.createURI(document.get(IndexFields.PROPERTY)),
                literal(document.get(IndexFields.TEXT), document.get(IndexFields.LANGUAGE)),
                score);
    }

    private static Node literal(String text, String language) {
        return language.isEmpty()
                ? NodeFactory.createLiteralString(text)
                : NodeFactory.createLiteralLang(text, language);
    }

    static Node node(String subject) {
        return subject.startsWith("_:")
                ? NodeFactory.createBlankNode(subject.substring(2))
                : NodeFactory.createURI(subject);
    }
}
