package org.kusgraph.web.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;

/** The statuses that claims can have, with their marks; what asserts comes first. */
final class Statuses {
    /** So many forms the style sheet and the template of marks know; further statuses share them, told apart by their words. */
    private static final int FORMS = 8;

    private final Map<Node, Status> statuses;

    private Statuses(Map<Node, Status> statuses) {
        this.statuses = statuses;
    }

    static Statuses of(DatasetGraph dataset, NamesByLanguage labels) {
        Map<Node, Status> statuses = new LinkedHashMap<>();
        for (PageQuery.Row row : PageQuery.STATUSES.rows(dataset)) {
            Node status = row.required("status");
            statuses.put(
                    status,
                    new Status(
                            labels.of(status).map(Node::getLiteralLexicalForm).orElse(status.toString()),
                            labels.definition(status)
                                    .map(Node::getLiteralLexicalForm)
                                    .orElse(""),
                            row.isTrue("asserts"),
                            statuses.size() % FORMS));
        }
        return new Statuses(Collections.unmodifiableMap(statuses));
    }

    Optional<Status> of(Node status) {
        return Optional.ofNullable(statuses.get(status));
    }

    /** The status with a name: the end of its IRI. */
    Optional<Status> named(String name) {
        return Optional.ofNullable(byName().get(name));
    }

    /** The statuses in their order, by the ends of their IRIs. */
    Map<String, Status> byName() {
        Map<String, Status> byName = new LinkedHashMap<>();
        statuses.forEach((status, shown) -> byName.put(status.getLocalName(), shown));
        return byName;
    }

    /** The word of the list that has a name: the end of its IRI. */
    Optional<Node> node(String name) {
        return statuses.keySet().stream()
                .filter(status -> status.getLocalName().equals(name))
                .findFirst();
    }
}
