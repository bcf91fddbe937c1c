package org.kusgraph.evidence;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.kusgraph.document.Spot;
import org.kusgraph.evidence.ArticleSearch.Found;
import org.kusgraph.graph.MappedEntity;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.SourceText;

/** Reads the claims of an article from its document's graph, and checks that they rest on the article's text. */
final class ClaimReader {
    /** By the first range; claims without one come last. */
    private static final Comparator<Claim> ARTICLE_ORDER = Comparator.comparing((Claim claim) ->
                    claim.evidence().stream().findFirst().orElse(new TextRange(Integer.MAX_VALUE, Integer.MAX_VALUE)))
            .thenComparing(Claim::id);

    private final EvidenceQueries queries;
    private final Names names;
    private final ArticleText text;
    private final Map<Node, String> words = new HashMap<>();
    private final Map<Node, Map<String, String>> labels = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Graph lists;

    ClaimReader(EvidenceQueries queries, Ontology ontology, Names names, ArticleText text) {
        this.queries = queries;
        this.names = names;
        this.text = text;
        this.lists = ontology.lists();
        ontology.words().forEach((word, node) -> words.put(node, word));
    }

    /** What does not fit the text in the documents read so far. */
    List<Problem> problems() {
        return problems;
    }

    /** Notes it as a problem when a document gives another length than the text has. */
    void checkLength(Found article) {
        if (!article.length().equals(BigInteger.valueOf(text.length()))) {
            problems.add(problem(
                    article,
                    spot(article, article.node(), Optional.of(article.lengthNode())),
                    "the article whose digest the document gives has " + text.length() + " code points, not "
                            + article.length(),
                    "its length in code points",
                    "mend the length, and check every range"));
        }
    }

    /** The article with its claims; a range that the text does not hold is left out and noted as a problem. */
    DescribedArticle article(Found article) {
        Map<Node, Draft> drafts = new LinkedHashMap<>();
        for (EvidenceQueries.Row row : queries.claims(article.graph(), article.node())) {
            Node claim = row.required("claim");
            Draft draft = drafts.computeIfAbsent(claim, Draft::new);
            row.value("status").ifPresent(status -> draft.status = words.getOrDefault(status, status.toString()));
            row.value("holder").ifPresent(holder -> draft.holders.put(id(holder), holder));
            row.value("range")
                    .ifPresent(range -> draft.ranges.computeIfAbsent(range, unused -> range(article, claim, row)));
        }
        List<Claim> claims = drafts.values().stream()
                .map(draft -> draft.claim(article.graph()))
                .sorted(ARTICLE_ORDER)
                .toList();
        return new DescribedArticle(
                id(article.node()),
                names(article.graph(), article.node()),
                article.mapped().document().source().file(),
                claims);
    }

    /** Whether a holder was read whose name is not known. */
    boolean hasUnnamed() {
        return labels.values().stream().anyMatch(Map::isEmpty);
    }

    /** Looks for the names that are not known yet. */
    void addNames(Graph graph) {
        labels.replaceAll((thing, known) -> known.isEmpty() ? queried(graph, thing) : known);
    }

    private Optional<TextRange> range(Found article, Node claim, EvidenceQueries.Row row) {
        BigInteger start = new BigInteger(row.required("start").getLiteralLexicalForm());
        BigInteger end = new BigInteger(row.required("end").getLiteralLexicalForm());
        if (end.bitLength() < Integer.SIZE && start.bitLength() < Integer.SIZE) {
            TextRange range = new TextRange(start.intValue(), end.intValue());
            if (text.holds(range)) {
                return Optional.of(range);
            }
        }
        problems.add(problem(
                article,
                spot(article, row.required("range"), Optional.empty()),
                "the claim " + id(claim) + " rests on the range from " + start + " to " + end,
                "a range that has a character and lies within the article's " + text.length() + " code points",
                "mend the range; --find gives the range of words"));
        return Optional.empty();
    }

    private static Problem problem(Found article, Spot spot, String wrong, String expected, String mend) {
        SourceText source = article.mapped().document().source();
        return new Problem(ProblemCode.ARTICLE, source.place(spot.offset(), spot.pointer()), wrong, expected, mend);
    }

    /** Where the document describes a thing, or gives the thing the value. */
    private static Spot spot(Found article, Node thing, Optional<Node> value) {
        MappedEntity described =
                Objects.requireNonNull(article.mapped().described().get(thing), "what the document's graph tells of");
        List<Spot> spots = new ArrayList<>();
        described.forEach((property, object) -> {
            if (value.filter(object::equals).isPresent()) {
                spots.add(property.value().spot());
            }
        });
        return spots.isEmpty() ? described.entity().spot() : spots.get(0);
    }

    private String id(Node node) {
        return names.id(node).orElse(node.toString());
    }

    private Map<String, String> names(Graph graph, Node thing) {
        return labels.compute(thing, (unused, known) -> known == null || known.isEmpty() ? own(graph, thing) : known);
    }

    private Map<String, String> own(Graph graph, Node thing) {
        Map<String, String> found = queried(graph, thing);
        return found.isEmpty() ? queried(lists, thing) : found;
    }

    private Map<String, String> queried(Graph graph, Node thing) {
        Map<String, String> found = new TreeMap<>();
        queries.names(graph, thing).stream().map(row -> row.required("name")).forEach(name -> {
            // One language has one name; of a document that gives it two, the same one is taken on every run.
            String other = found.get(name.getLiteralLanguage());
            if (other == null || other.compareTo(name.getLiteralLexicalForm()) > 0) {
                found.put(name.getLiteralLanguage(), name.getLiteralLexicalForm());
            }
        });
        return found;
    }

    /** A claim in the making. */
    private final class Draft {
        private final Node claim;
        private String status = "";
        private final Map<String, Node> holders = new TreeMap<>();
        private final Map<Node, Optional<TextRange>> ranges = new HashMap<>();

        Draft(Node claim) {
            this.claim = claim;
        }

        Claim claim(Graph graph) {
            Collection<Node> all = holders.values();
            NavigableSet<TextRange> evidence = new TreeSet<>();
            ranges.values().forEach(range -> range.ifPresent(evidence::add));
            return new Claim(
                    id(claim),
                    names(graph, claim),
                    status,
                    all.stream()
                            .map(holder -> new Claim.Holder(id(holder), names(graph, holder)))
                            .toList(),
                    List.copyOf(evidence));
        }
    }
}
