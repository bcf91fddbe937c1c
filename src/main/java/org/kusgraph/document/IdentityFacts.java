package org.kusgraph.document;

import java.util.ArrayList;
import java.util.List;
import org.kusgraph.ontology.Kind;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.SourceText;

/** Takes from a document what it says of ids. */
public final class IdentityFacts {
    private final SourceText source;
    private final List<IdentityFact> facts = new ArrayList<>();

    private IdentityFacts(SourceText source) {
        this.source = source;
    }

    /** The facts of a document, in its order. */
    public static List<IdentityFact> of(Document document) {
        IdentityFacts facts = new IdentityFacts(document.source());
        document.entities().filter(Entity::hasId).forEach(facts::describe);
        document.entities().forEach(facts::refer);
        return facts.facts;
    }

    private void describe(Entity entity) {
        facts.add(new IdentityFact.Description(entity.id(), entity.kind().name(), place(entity.spot())));
        // What one document alone may describe has no values from another.
        if (!entity.kind().exclusive()) {
            Identities.singleValues(entity)
                    .forEach(value -> facts.add(new IdentityFact.SingleValue(
                            entity.id(),
                            value.slot().key(),
                            value.slot().language(),
                            value.text(),
                            Identities.name(source),
                            place(value.spot()))));
        }
    }

    private void refer(Entity entity) {
        Kind kind = entity.kind();
        for (Entity.Property property : entity.properties()) {
            switch (property.value()) {
                case Value.Reference reference ->
                    facts.add(new IdentityFact.Reference(
                            reference.id(), kind.name(), property.field().key(), place(reference.spot())));
                case Value.Embedded embedded -> refer(embedded.entity());
                case Value.Text unused -> {}
                case Value.Literal unused -> {}
                case Value.Address unused -> {}
                case Value.Word unused -> {}
            }
        }
    }

    private Location place(Spot spot) {
        return source.place(spot.offset(), spot.pointer());
    }
}
