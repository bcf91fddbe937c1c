package org.kusgraph.web.query;

import org.apache.jena.query.Query;

/** What kind of answer a query has, which decides the formats that can carry it. */
public enum AnswerKind {
    /** A table of solutions: SELECT. */
    ROWS("SELECT"),
    /** True or false: ASK. */
    TRUTH("ASK"),
    /** A graph: DESCRIBE, and CONSTRUCT of triples. */
    TRIPLES("CONSTRUCT or DESCRIBE"),
    /** A dataset: CONSTRUCT with GRAPH in its template. */
    QUADS("CONSTRUCT of graphs");

    private final String queryForm;

    AnswerKind(String queryForm) {
        this.queryForm = queryForm;
    }

    /** The kind of answer that {@code query} has. */
    static AnswerKind of(Query query) {
        return switch (query.queryType()) {
            case SELECT -> ROWS;
            case ASK -> TRUTH;
            case DESCRIBE -> TRIPLES;
            case CONSTRUCT -> query.isConstructQuad() ? QUADS : TRIPLES;
            case CONSTRUCT_JSON, UNKNOWN ->
                throw new IllegalArgumentException("no answer is known to a query of type " + query.queryType());
        };
    }

    /** The query form that has such answers, as SPARQL writes it. */
    public String queryForm() {
        return queryForm;
    }
}
