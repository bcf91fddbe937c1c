package org.kusgraph.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;

/** What is asked of a document's graph. The queries stand beside this class's file, so that no Java names a property. */
final class EvidenceQueries {
    private final Query articles = query("articles.rq");
    private final Query claims = query("claims.rq");
    private final Query names = query("names.rq");

    /** A row of an answer. */
    record Row(Binding binding) {
        Optional<Node> value(String variable) {
            return Optional.ofNullable(binding.get(Var.alloc(variable)));
        }

        Node required(String variable) {
            return value(variable).orElseThrow(() -> new IllegalStateException("no ?" + variable + " in " + binding));
        }
    }

    /** Rows of {@code article}, {@code sha256} and {@code length}. */
    List<Row> articles(Graph graph) {
        return rows(QueryExec.graph(graph).query(articles).build());
    }

    /** Rows of {@code claim} and, as far as the document has them, {@code status}, {@code holder}, {@code range} and its ends. */
    List<Row> claims(Graph graph, Node article) {
        return rows(QueryExec.graph(graph)
                .query(claims)
                .substitution("article", article)
                .build());
    }

    /** Rows of {@code name}. */
    List<Row> names(Graph graph, Node thing) {
        return rows(
                QueryExec.graph(graph).query(names).substitution("thing", thing).build());
    }

    private static List<Row> rows(QueryExec execution) {
        List<Row> rows = new ArrayList<>();
        try (execution) {
            execution.select().forEachRemaining(binding -> rows.add(new Row(binding)));
        }
        return rows;
    }

    private static Query query(String name) {
        try (InputStream text = Objects.requireNonNull(EvidenceQueries.class.getResourceAsStream(name), name)) {
            return QueryFactory.create(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
