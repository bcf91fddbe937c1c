package org.kusgraph.ontology;

import org.apache.jena.query.Query;

/**
 * A rule of the ontology: a CONSTRUCT query that makes statements from those of a document.
 *
 * @param name the name of its file without the ending
 * @param reason why the statements follow: the comment at the head of the file, in English; empty where there is none
 * @param query the query
 */
public record Rule(String name, String reason, Query query) {}
