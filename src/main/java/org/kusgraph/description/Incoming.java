package org.kusgraph.description;

import java.util.List;

/**
 * The things, claims left out, that point to the described thing by one property.
 *
 * @param property the property
 * @param count how many there are on all pages
 * @param subjects those on this page
 */
public record Incoming(Named property, long count, List<Named> subjects) {}
