package org.kusgraph.web.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;

/**
 * The answer to a DESCRIBE: all statements about each resource, in whatever graph, and about the blank nodes that they lead
 * to. Jena's own description does the same, but watches no time limit.
 */
final class Description {
    private final Query query;
    private final DatasetGraph dataset;
    private final TimeLimit limit;

    private Description(Query query, DatasetGraph dataset, TimeLimit limit) {
        this.query = query;
        this.dataset = dataset;
        this.limit = limit;
    }

    static Description of(Query query, DatasetGraph dataset, TimeLimit limit) {
        DatasetGraph described = query.hasDatasetDescription()
                ? DynamicDatasets.dynamicDataset(query.getDatasetDescription(), dataset, false)
                : dataset;
        return new Description(query, described, limit);
    }

    /** The statements, found one resource at a time; {@code selection} is the run of the query as a SELECT. */
    Iterator<Triple> triples(QueryExec selection) {
        Set<Node> seen = new HashSet<>();
        return resources(selection).stream()
                .flatMap(resource -> closure(resource, seen).stream())
                .iterator();
    }

    private Set<Node> resources(QueryExec selection) {
        Set<Node> resources = new LinkedHashSet<>(query.getResultURIs());
        if (query.getQueryPattern() != null) {
            RowSet rows = selection.select();
            while (rows.hasNext()) {
                Binding row = rows.next();
                rows.getResultVars().stream()
                        .map(row::get)
                        .filter(node -> node != null && !node.isLiteral())
                        .forEach(resources::add);
            }
        }
        return resources;
    }

    private Set<Triple> closure(Node resource, Set<Node> seen) {
        Set<Triple> found = new LinkedHashSet<>();
        Deque<Node> open = new ArrayDeque<>(List.of(resource));
        while (!open.isEmpty()) {
            Node subject = open.remove();
            if (seen.add(subject)) {
                dataset.find(Node.ANY, subject, Node.ANY, Node.ANY).forEachRemaining(quad -> {
                    limit.check();
                    found.add(quad.asTriple());
                    if (quad.getObject().isBlank()) {
                        open.add(quad.getObject());
                    }
                });
            }
        }
        return found;
    }
}
