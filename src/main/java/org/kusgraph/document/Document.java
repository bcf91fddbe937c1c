package org.kusgraph.document;

import java.util.List;
import java.util.stream.Stream;
import org.kusgraph.ontology.Section;
import org.kusgraph.problem.SourceText;

/**
 * An article document: an article and the entities that it mentions or reports.
 *
 * @param source the text it was read from
 * @param root the article
 * @param listings the entities of its sections, in the document's order
 */
public record Document(SourceText source, Entity root, List<Listing> listings) {

    /** An entity and the section that lists it. */
    public record Listing(Section section, Entity entity) {}

    /** Every entity with an id: the article first. */
    public Stream<Entity> entities() {
        return Stream.concat(Stream.of(root), listings.stream().map(Listing::entity));
    }
}
