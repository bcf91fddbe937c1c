package org.kusgraph.description;

import java.util.List;

/**
 * Something that is said and concerns the described thing.
 *
 * @param claim what is said; never without its status
 * @param roles the properties by which it points to the thing, or the thing to it
 * @param fields what it says, in reading order
 * @param sources the graphs it stands in
 */
public record Claimed(Named claim, List<Named> roles, List<Property> fields, List<Source> sources) {}
