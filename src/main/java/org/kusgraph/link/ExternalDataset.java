package org.kusgraph.link;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.jena.graph.Graph;
import org.kusgraph.problem.Location;

/**
 * An external data set, as the file {@code dataset.ttl} of its folder describes it.
 *
 * @param name the folder's name
 * @param scheme the name of the scheme of its identifiers
 * @param namespaces what the IRIs of its things begin with; none where its identifiers are no IRIs
 * @param identifiers what its identifiers are like, if that is told
 * @param links how many links into it there are, if that is told
 * @param description all that is said of it
 * @param linksAt where the number of links stands
 */
record ExternalDataset(
        String name,
        String scheme,
        List<String> namespaces,
        Optional<Pattern> identifiers,
        OptionalInt links,
        Graph description,
        Location linksAt) {

    /** The part of an IRI that holds the identifier; empty where the IRI is not one of its things. */
    Optional<String> local(String iri) {
        return namespaces.stream()
                .filter(iri::startsWith)
                .map(namespace -> iri.substring(namespace.length()))
                .findFirst();
    }

    /** The identifier itself: what the first group of the pattern stands for, or else all of it. */
    String identifier(String local) {
        return identifiers
                .map(pattern -> pattern.matcher(local))
                .filter(matcher -> matcher.matches() && matcher.groupCount() > 0)
                .map(matcher -> matcher.group(1))
                .orElse(local);
    }
}
