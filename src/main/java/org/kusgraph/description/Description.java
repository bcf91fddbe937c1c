package org.kusgraph.description;

import java.util.List;
import org.apache.jena.graph.Triple;

/**
 * A page of what the graph says of a thing. Every list is one page long at most, and every count is of all pages together.
 *
 * @param thing the thing
 * @param kinds the kinds it is of, the narrowest first
 * @param fields the fields of its kinds that it has, in the reading order of their shapes, followed by other literals
 * @param relations properties beyond its fields that lead to things of the graph: what is asserted of it, and what it mentions
 * @param links properties beyond its fields that lead elsewhere
 * @param claims the claims that point to it or that it reports, by status: those that assert first
 * @param incoming what else points to it
 * @param sources some of the graphs that say what it is
 * @param hasMoreSources whether others do too
 * @param page the number of this page, from 1
 * @param hasNext whether there is another page
 * @param triples all that this page rests on: statements of the graph and no others
 */
public record Description(
        Named thing,
        List<Named> kinds,
        List<Property> fields,
        List<Property> relations,
        List<Property> links,
        List<ClaimGroup> claims,
        List<Incoming> incoming,
        List<Source> sources,
        boolean hasMoreSources,
        int page,
        boolean hasNext,
        List<Triple> triples) {

    /** How many claims there are on all pages. */
    public long claimCount() {
        return claims.stream().mapToLong(ClaimGroup::count).sum();
    }
}
