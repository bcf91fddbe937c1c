package org.kusgraph.link.wikidata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/** What articles tell: which things they mention, and which relations they state. The queries stand beside this class's file. */
final class Told {
    private static final Query MENTIONS = QueryFactory.create(text("mentions.rq"));
    private static final Query RELATIONS = QueryFactory.create(text("relations.rq"));

    private final Map<String, String> articles = new HashMap<>();
    private final List<Relation> relations = new ArrayList<>();

    /**
     * A relation that an article states.
     *
     * @param relation its IRI
     * @param article the address of the article
     */
    record Relation(String subject, String relation, String object, String article) {}

    private Told() {}

    /**
     * Asks a graph.
     *
     * @param graph a graph as its default graph
     */
    static Told in(DatasetGraph graph) {
        Told told = new Told();
        each(graph, MENTIONS, row -> told.articles.putIfAbsent(row.get("entity"), row.get("article")));
        each(
                graph,
                RELATIONS,
                row -> told.relations.add(
                        new Relation(row.get("subject"), row.get("relation"), row.get("object"), row.get("article"))));
        return told;
    }

    /** The address of the first article that mentions a thing. */
    Optional<String> article(String entity) {
        return Optional.ofNullable(articles.get(entity));
    }

    List<Relation> relations() {
        return relations;
    }

    private interface RowUse {
        void use(Row row);
    }

    private record Row(Binding binding) {
        String get(String variable) {
            Node node = binding.get(variable);
            return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        }
    }

    private static void each(DatasetGraph graph, Query query, RowUse use) {
        try (QueryExec execution = QueryExec.dataset(graph).query(query).build()) {
            for (RowSet rows = execution.select(); rows.hasNext(); ) {
                use.use(new Row(rows.next()));
            }
        }
    }

    private static String text(String name) {
        try (InputStream text = Objects.requireNonNull(Told.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
