package org.kusgraph.explanation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.kusgraph.evidence.TextRange;

/** Reads claims from the graphs of articles, each once. The query stands in a file, so that no Java names a property. */
final class ClaimReader {
    private static final int DEEPEST_PART = 10;

    private final DatasetGraph dataset;
    private final Query query = query();
    private final Map<Place, Optional<Claim>> read = new HashMap<>();

    private record Place(Node graph, Node thing) {}

    ClaimReader(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** The claim that something is, or of which it is a part without a name of its own, such as a range. */
    Optional<Claim> of(Node graph, Node thing) {
        Node whole = thing;
        for (int depth = 0; whole.isBlank() && depth < DEEPEST_PART; depth++) {
            Node part = whole;
            whole = dataset.getGraph(graph)
                    .find(Node.ANY, Node.ANY, part)
                    .mapWith(triple -> triple.getSubject())
                    .nextOptional()
                    .orElse(Node.ANY);
        }
        return whole.isURI() ? claim(graph, whole) : Optional.empty();
    }

    private Optional<Claim> claim(Node graph, Node thing) {
        Place place = new Place(graph, thing);
        Optional<Claim> known = read.get(place);
        if (known == null) {
            known = read(dataset.getGraph(graph), graph, thing);
            read.put(place, known);
        }
        return known;
    }

    private Optional<Claim> read(Graph said, Node graph, Node thing) {
        Set<Node> articles = new LinkedHashSet<>();
        Set<Node> statuses = new LinkedHashSet<>();
        Set<Node> holders = new LinkedHashSet<>();
        Set<Node> texts = new LinkedHashSet<>();
        Set<TextRange> evidence = new TreeSet<>();
        try (QueryExec execution =
                QueryExec.graph(said).query(query).substitution("claim", thing).build()) {
            execution.select().forEachRemaining(row -> {
                add(row, "article", articles);
                add(row, "status", statuses);
                add(row, "holder", holders);
                add(row, "text", texts);
                range(row).ifPresent(evidence::add);
            });
        }
        return articles.stream()
                .findFirst()
                .map(article -> new Claim(
                        thing,
                        article,
                        graph,
                        statuses.stream().findFirst(),
                        holders.stream()
                                .sorted(Comparator.comparing(Node::toString))
                                .toList(),
                        evidence.stream().toList(),
                        texts.stream()
                                .sorted(Comparator.comparing(Node::toString))
                                .toList()));
    }

    private static void add(Binding row, String variable, Set<Node> found) {
        Node value = row.get(Var.alloc(variable));
        if (value != null) {
            found.add(value);
        }
    }

    private static Optional<TextRange> range(Binding row) {
        Node start = row.get(Var.alloc("start"));
        Node end = row.get(Var.alloc("end"));
        return start != null
                        && end != null
                        && start.getLiteralValue() instanceof Number first
                        && end.getLiteralValue() instanceof Number last
                ? Optional.of(new TextRange(first.intValue(), last.intValue()))
                : Optional.empty();
    }

    private static Query query() {
        String name = "claim.rq";
        try (InputStream text = Objects.requireNonNull(ClaimReader.class.getResourceAsStream(name), name)) {
            return QueryFactory.create(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
