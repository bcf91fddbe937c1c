package org.kusgraph.document;

import java.util.List;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;

/**
 * An entity as a document describes it.
 *
 * @param kind its kind
 * @param id its id, empty where it stands in place; in the remains of a refused document another text where it is wrong
 * @param spot where the document describes it
 * @param properties its values in the document's order; a field with several values occurs several times
 */
public record Entity(Kind kind, String id, Spot spot, List<Property> properties) {

    /** What stands before the pointer in place of an id that cannot be read; no id has it. */
    static final String UNREAD = "#";

    /** Whether it has an id, rather than to stand in place, or to be one of a refused document whose id is wrong. */
    public boolean hasId() {
        return !id.isEmpty() && !id.startsWith(UNREAD);
    }

    /** A field with one of its values. */
    public record Property(Field field, Value value) {}
}
