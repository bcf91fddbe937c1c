package org.kusgraph.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kusgraph.problem.Problem;

/**
 * What can be made out of a document that is refused, so that its other faults are told in the same run, and what refers to it
 * is not told to be wrong because of it.
 *
 * @param document the document without what could not be read, if it is JSON
 * @param ids the ids that it seems to describe besides
 * @param problems why it is refused
 */
public record Remains(Optional<Document> document, Set<String> ids, List<Problem> problems) {}
