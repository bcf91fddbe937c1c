package org.kusgraph.graph;

import java.util.List;
import java.util.function.BiConsumer;
import org.apache.jena.graph.Node;
import org.kusgraph.document.Entity;

/**
 * An entity and the RDF terms of its values.
 *
 * @param entity the entity as the document describes it
 * @param objects a term for each of its properties, in their order
 */
public record MappedEntity(Entity entity, List<Node> objects) {

    /** Visits each property with its term. */
    public void forEach(BiConsumer<Entity.Property, Node> visitor) {
        for (int i = 0; i < objects.size(); i++) {
            visitor.accept(entity.properties().get(i), objects.get(i));
        }
    }
}
