package org.kusgraph.document;

import java.util.List;
import java.util.Set;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.SourceText;

/**
 * A document that was made again of what it had become, to be held to all that a document is held to.
 *
 * @param source the text of what it had become, in which the offsets of the JSON and the places of problems are
 * @param json the document
 * @param ids the ids that it seems to describe
 * @param problems why it cannot be the whole document, if it cannot
 */
public record RestoredDocument(SourceText source, JsonValue json, Set<String> ids, List<Problem> problems) {}
