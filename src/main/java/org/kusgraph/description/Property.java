package org.kusgraph.description;

import java.util.List;
import java.util.Optional;

/**
 * A property of a thing with values on this page of the description.
 *
 * @param property the property
 * @param key the word for it in documents, if it is a field of the thing's kinds
 * @param count how many values there are on all pages
 * @param values the values on this page
 */
public record Property(Named property, Optional<String> key, long count, List<Statement> values) {}
