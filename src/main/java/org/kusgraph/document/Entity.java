package org.kusgraph.document;

import java.util.List;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;

/**
 * An entity as a document describes it.
 *
 * @param kind its kind
 * @param id its id, empty where it stands in place
 * @param spot where the document describes it
 * @param properties its values in the document's order; a field with several values occurs several times
 */
public record Entity(Kind kind, String id, Spot spot, List<Property> properties) {

    /** A field with one of its values. */
    public record Property(Field field, Value value) {}
}
