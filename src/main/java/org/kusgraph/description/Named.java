package org.kusgraph.description;

import java.util.Optional;
import org.apache.jena.graph.Node;

/**
 * Something that a description speaks of, with as much as it takes to show it and to lead to it.
 *
 * @param node its IRI
 * @param id its id, if it is one of the graph's things and so has a page of its own
 * @param labels what it is called
 * @param kind the narrowest kind it is of, if it is of one
 * @param status how surely it is said, if it is something that is said: it must not be shown without
 */
public record Named(Node node, Optional<String> id, Labels labels, Optional<Named> kind, Optional<Named> status) {

    /** Its IRI as text. */
    public String iri() {
        return node.getURI();
    }
}
