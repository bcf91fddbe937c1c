package org.kusgraph.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.graph.GraphFactory;
import org.kusgraph.document.Corpus;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.graph.DocumentMapper;
import org.kusgraph.graph.MappedDocument;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/**
 * Finds the documents that describe an article, by the digest of its text. Memory is bounded by the documents found and one
 * other.
 */
public final class ArticleSearch {
    private static final String MEND =
            "give the article as it was when it was described, or describe it in a document of the data folder";

    private final Ontology ontology;
    private final Names names;
    private final DocumentReader reader;
    private final DocumentMapper mapper;
    private final EvidenceQueries queries = new EvidenceQueries();

    private ArticleSearch(Ontology ontology) {
        this.ontology = ontology;
        this.names = Names.of(ontology);
        this.reader = new DocumentReader(ontology);
        this.mapper = new DocumentMapper(names);
    }

    /**
     * Reads an ontology, by which then documents can be searched.
     *
     * @param ontologyFolder the ontology folder
     * @return the search, or what is wrong with the ontology
     * @throws IOException if the ontology cannot be read
     */
    public static Outcome<ArticleSearch> of(Path ontologyFolder) throws IOException {
        return switch (OntologyReader.read(ontologyFolder)) {
            case Outcome.Refused<Ontology> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<Ontology> done -> new Outcome.Done<>(new ArticleSearch(done.value()));
        };
    }

    /**
     * Finds the documents that describe an article.
     *
     * @param text the article's text
     * @param dataFolder the data folder
     * @return the documents, or why there are none
     * @throws IOException if a file cannot be read
     */
    public ArticleMatch find(ArticleText text, Path dataFolder) throws IOException {
        Corpus corpus = Corpus.under(dataFolder);
        Pass pass = new Pass(text);
        pass.unread.addAll(corpus.problems());
        for (Path file : corpus.documents()) {
            reader.read(file, pass::receive);
        }
        if (pass.found.isEmpty()) {
            return pass.none();
        }
        ClaimReader claims = new ClaimReader(queries, ontology, names, text);
        List<DescribedArticle> articles = new ArrayList<>();
        for (Found found : pass.found) {
            claims.checkLength(found);
            articles.add(claims.article(found));
        }
        if (!claims.problems().isEmpty()) {
            return new ArticleMatch.Faulty(
                    claims.problems().stream().sorted(Problem.READING_ORDER).toList());
        }
        if (claims.hasUnnamed()) {
            for (Path file : corpus.documents()) {
                reader.read(file, outcome -> {
                    if (outcome instanceof Outcome.Done<Document> done) {
                        claims.addNames(graph(mapper.map(done.value())));
                    }
                });
            }
            articles = pass.found.stream().map(claims::article).toList();
        }
        return new ArticleMatch.Described(articles);
    }

    private static Graph graph(MappedDocument mapped) {
        Graph graph = GraphFactory.createDefaultGraph();
        mapped.triples().forEach(graph::add);
        return graph;
    }

    /**
     * An article that a document describes.
     *
     * @param node the article
     * @param sha256 the digest that the document gives of its text
     * @param lengthNode the length that the document gives
     * @param mapped the document
     * @param graph the document's triples
     */
    record Found(Node node, String sha256, Node lengthNode, MappedDocument mapped, Graph graph) {
        BigInteger length() {
            return new BigInteger(lengthNode.getLiteralLexicalForm());
        }
    }

    /** One pass over all documents. */
    private final class Pass {
        private final ArticleText text;
        private final Map<String, TextForm> forms;
        private final List<Found> found = new ArrayList<>();
        private final List<Problem> altered = new ArrayList<>();
        private final List<Problem> unread = new ArrayList<>();
        private Optional<Other> nearest = Optional.empty();
        private int others;

        /** An article that is not the one. */
        private record Other(String id, String sha256, BigInteger length, BigInteger distance) {}

        Pass(ArticleText text) {
            this.text = text;
            this.forms = TextForm.digests(text);
        }

        void receive(Outcome<Document> outcome) {
            switch (outcome) {
                case Outcome.Refused<Document> refused -> unread.addAll(refused.problems());
                case Outcome.Done<Document> done -> look(mapper.map(done.value()));
            }
        }

        private void look(MappedDocument mapped) {
            Graph graph = graph(mapped);
            for (EvidenceQueries.Row row : queries.articles(graph)) {
                Found article = new Found(
                        row.required("article"),
                        row.required("sha256").getLiteralLexicalForm(),
                        row.required("length"),
                        mapped,
                        graph);
                if (article.sha256().equals(text.sha256())) {
                    found.add(article);
                } else {
                    consider(article);
                }
            }
        }

        private void consider(Found article) {
            String id = names.id(article.node()).orElse(article.node().toString());
            TextForm form = forms.get(article.sha256());
            if (form != null) {
                altered.add(altered(id, article, form));
            }
            others++;
            BigInteger distance =
                    article.length().subtract(BigInteger.valueOf(text.length())).abs();
            if (nearest.isEmpty() || distance.compareTo(nearest.get().distance()) < 0) {
                nearest = Optional.of(new Other(id, article.sha256(), article.length(), distance));
            }
        }

        ArticleMatch none() {
            if (!altered.isEmpty()) {
                return new ArticleMatch.Faulty(altered);
            }
            List<Problem> problems = new ArrayList<>(unread);
            problems.add(new Problem(
                    ProblemCode.ARTICLE,
                    new Location.WholeFile(text.file()),
                    "no document describes an article with this text, whose SHA-256 digest is " + text.sha256()
                            + ", of " + size(text),
                    nearest.map(this::expected).orElse("an article that a document of the data folder describes"),
                    MEND));
            return new ArticleMatch.Undescribed(problems);
        }

        private String expected(Other other) {
            return (others == 1 ? "" : "one of " + others + " articles, of which the nearest in length is ")
                    + other.id() + ", with the digest " + other.sha256() + " and " + other.length() + " code points";
        }

        private Problem altered(String id, Found article, TextForm form) {
            List<TextForm.Difference> differences = form.differences(text);
            return new Problem(
                    ProblemCode.ARTICLE,
                    new Location.WholeFile(text.file()),
                    "the file is not quite the article " + id + ": it "
                            + differences.stream()
                                    .map(TextForm.Difference::clause)
                                    .collect(Collectors.joining(", it "))
                            + "; its digest is " + text.sha256() + ", of " + size(text),
                    "the digest " + article.sha256() + " and " + article.length() + " code points",
                    differences.stream().map(TextForm.Difference::mend).collect(Collectors.joining(", ")));
        }

        private static String size(ArticleText text) {
            return text.length() + " code points in " + text.bytes() + " bytes";
        }
    }
}
