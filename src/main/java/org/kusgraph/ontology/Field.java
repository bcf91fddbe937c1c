package org.kusgraph.ontology;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * A field of a kind, read from a SHACL property shape.
 *
 * @param key the JSON key
 * @param path the IRI of the property
 * @param range what its values can be
 * @param pattern the regular expression that each value has to match, if the shape has one
 * @param least the fewest values it may have
 * @param most the most values it may have; {@link Integer#MAX_VALUE} for any number
 * @param acyclic whether nothing may lead by it back to where it began
 * @param order the place among the kind's fields when people read them
 * @param message what the shape says of right values
 */
public record Field(
        String key,
        Node path,
        Range range,
        Optional<String> pattern,
        int least,
        int most,
        boolean acyclic,
        double order,
        String message) {}
