package org.kusgraph.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.vocabulary.RDFS;
import org.kusgraph.store.search.EntityHit.StatusLabel;

/** What is shown of an entity that was found. The queries stand beside this class's file, so that no Java names a property. */
final class EntityDetails {
    private static final Query NAMES = QueryFactory.create(Resource.text("names.rq"));
    private static final Query STATUS = QueryFactory.create(Resource.text("status.rq"));

    private final DatasetGraph dataset;

    EntityDetails(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /** The names of an entity by language. */
    Map<String, String> names(Node entity) {
        return names(rows(NAMES, entity));
    }

    /** How surely a claim is made. */
    Optional<StatusLabel> status(Node entity) {
        List<Binding> rows = rows(STATUS, entity);
        return rows.stream().findFirst().map(row -> new StatusLabel(row.get("status"), names(rows)));
    }

    /** What a class is called, which its own graph says, by language. */
    Map<String, String> labels(String type) {
        List<Node> labels = new ArrayList<>();
        Iter.forEach(
                dataset.findNG(Node.ANY, NodeFactory.createURI(type), RDFS.label.asNode(), Node.ANY),
                quad -> labels.add(quad.getObject()));
        return byLanguage(labels);
    }

    private List<Binding> rows(Query query, Node entity) {
        try (QueryExec execution = QueryExec.dataset(dataset)
                .query(query)
                .substitution("entity", entity)
                .build()) {
            return Iter.toList(execution.select());
        }
    }

    private static Map<String, String> names(List<Binding> rows) {
        return byLanguage(rows.stream()
                .flatMap(row -> Optional.ofNullable(row.get("name")).stream())
                .toList());
    }

    /** One text for each language; of several, always the same. */
    private static Map<String, String> byLanguage(List<Node> texts) {
        NavigableMap<String, String> byLanguage = new TreeMap<>();
        texts.stream()
                .filter(Node::isLiteral)
                .forEach(text -> byLanguage.merge(
                        text.getLiteralLanguage(),
                        text.getLiteralLexicalForm(),
                        (one, other) -> one.compareTo(other) <= 0 ? one : other));
        return byLanguage;
    }
}
