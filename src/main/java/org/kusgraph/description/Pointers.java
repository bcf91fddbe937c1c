package org.kusgraph.description;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.kusgraph.ontology.Section;

/**
 * What points to a thing, and the claims that it reports. Read from the index of objects and properties, so that it costs as
 * much as the thing has of them, whatever the size of the graph.
 */
final class Pointers {
    private final Node thing;
    private final Reading reading;
    private final Set<Node> reporting;

    /**
     * Looks at a thing.
     *
     * @param thing the thing
     * @param reading reads the data
     */
    Pointers(Node thing, Reading reading) {
        this.thing = thing;
        this.reading = reading;
        this.reporting = reporting(reading);
    }

    /** The properties by which a document's root points to the claims that it reports. */
    static Set<Node> reporting(Reading reading) {
        return reading.ontology().sections().values().stream()
                .filter(section -> reading.statuses().isSaid(section.member()))
                .map(Section::path)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A statement between the thing and another.
     *
     * @param other the other thing
     * @param property the property
     * @param status how surely the other thing is said, if it is something that is said
     * @param triple the statement
     */
    record Pointer(Node other, Node property, Optional<Node> status, Triple triple) {}

    /** How many claims of each status and how many other subjects by each property there are. */
    record Counts(Map<Node, Long> claims, Map<Node, Long> others) {}

    /** All pointers; those of one subject come together, as the indexes hold them. */
    Iterator<Pointer> all() {
        return from(0);
    }

    /** The pointers after so many, which are passed over without a look at what they lead to. */
    Iterator<Pointer> from(long skipped) {
        List<Iterator<Triple>> parts = new ArrayList<>();
        reporting.forEach(property -> parts.add(reading.facts().find(thing, property, Node.ANY)));
        ExtendedIterator<Triple> incoming = reading.facts()
                .find(Node.ANY, Node.ANY, thing)
                // What has no name is part of something that has one, and is told there.
                .filterDrop(triple -> triple.getSubject().isBlank());
        parts.add(incoming);
        Iterator<Triple> triples = Iter.iter(parts.iterator()).flatMap(part -> part);
        for (long count = 0; count < skipped && triples.hasNext(); count++) {
            Triple unused = triples.next();
        }
        return Iter.map(triples, this::pointer);
    }

    /** The properties that lead to the claims that the thing reports. */
    Set<Node> reporting() {
        return reporting;
    }

    /** Counts all pointers without holding them. */
    Counts count() {
        Map<Node, Long> claims = new HashMap<>();
        Map<Node, Long> others = new HashMap<>();
        Iterator<Pointer> pointers = all();
        Node before = Node.ANY;
        while (pointers.hasNext()) {
            Pointer pointer = pointers.next();
            if (pointer.status().isEmpty()) {
                others.merge(pointer.property(), 1L, Long::sum);
            } else if (!pointer.other().equals(before) && !isToldAsReported(pointer)) {
                claims.merge(pointer.status().get(), 1L, Long::sum);
            }
            before = pointer.other();
        }
        return new Counts(Map.copyOf(claims), Map.copyOf(others));
    }

    /** The things of which {@link #count} may give something else after some triples have come or gone. */
    static Set<Node> countedAnew(Reading reading, Set<Triple> changed) {
        Set<Node> things = new HashSet<>();
        Set<Node> reporting = reporting(reading);
        for (Triple triple : changed) {
            things.add(triple.getSubject());
            things.add(triple.getObject());
            if (reading.statuses().properties().contains(triple.getPredicate())) {
                // Under which status a claim is counted changes for what it points to and for what reports it.
                Node claim = triple.getSubject();
                reading.facts()
                        .find(claim, Node.ANY, Node.ANY)
                        .forEachRemaining(pointer -> things.add(pointer.getObject()));
                reporting.forEach(property -> reading.facts()
                        .find(Node.ANY, property, claim)
                        .forEachRemaining(report -> things.add(report.getSubject())));
            }
        }
        return things;
    }

    /** Pointers by the thing at their other end, in their order. */
    static Map<Node, List<Pointer>> byOther(List<Pointer> pointers) {
        Map<Node, List<Pointer>> byOther = new LinkedHashMap<>();
        pointers.forEach(pointer -> byOther.computeIfAbsent(pointer.other(), unused -> new ArrayList<>())
                .add(pointer));
        return byOther;
    }

    /** The properties of pointers, each once. */
    static Set<Node> properties(List<Pointer> pointers) {
        return pointers.stream().map(Pointer::property).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A claim may be reported by the thing and point to it; then it counts as reported. */
    private boolean isToldAsReported(Pointer pointer) {
        return pointer.triple().getObject().equals(thing)
                && reporting.stream().anyMatch(property -> reading.facts().contains(thing, property, pointer.other()));
    }

    private Pointer pointer(Triple triple) {
        boolean isReported = triple.getSubject().equals(thing) && reporting.contains(triple.getPredicate());
        Node other = isReported ? triple.getObject() : triple.getSubject();
        boolean mayBeSaid = isReported || reading.statuses().canPoint(triple.getPredicate());
        return new Pointer(
                other,
                triple.getPredicate(),
                mayBeSaid ? reading.statuses().of(other, reading.facts()) : Optional.empty(),
                triple);
    }
}
