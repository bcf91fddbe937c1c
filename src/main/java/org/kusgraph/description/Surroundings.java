package org.kusgraph.description;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.kusgraph.description.Pointers.Counts;
import org.kusgraph.description.Pointers.Pointer;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Range;

/**
 * Chooses a page of what surrounds a thing: claims by status, and what else points to it. As long as there is little of it,
 * all is read and sorted; where there is much, a page is cut from the order of the index.
 */
final class Surroundings {
    private final Reading reading;

    /** For what decides the order but is not part of the page. */
    private final Reading aside;

    private final Pointers pointers;
    private final Window window;

    private Surroundings(Reading reading, Pointers pointers, Window window) {
        this.reading = reading;
        this.aside = reading.aside();
        this.pointers = pointers;
        this.window = window;
    }

    /**
     * A page of what surrounds a thing.
     *
     * @param claims claims by status: those that assert first, then the status with the most claims
     * @param incoming what else points to the thing, by the property's name
     * @param isCutShort whether there is more than the page shows
     */
    record Page(List<ClaimGroup> claims, List<Incoming> incoming, boolean isCutShort) {}

    /**
     * Reads a page.
     *
     * @param counted gives the counts where there is so much that counting takes long
     */
    static Page read(Reading reading, Pointers pointers, Window window, Supplier<Counts> counted) {
        return new Surroundings(reading, pointers, window).page(counted);
    }

    private Page page(Supplier<Counts> counted) {
        Iterator<Pointer> all = pointers.all();
        List<Pointer> first = take(all, reading.bounds().sorted());
        if (!all.hasNext()) {
            return sorted(first);
        }
        Iterator<Pointer> again = pointers.all();
        for (long skipped = 0; skipped < window.from() && again.hasNext(); skipped++) {
            Pointer unused = again.next();
        }
        List<Pointer> onPage = take(again, window.size());
        return page(onPage, Pointers.byOther(onPage), counted.get(), again.hasNext());
    }

    private Page sorted(List<Pointer> all) {
        Map<Node, List<Pointer>> byOther = Pointers.byOther(all);
        List<Pointer> claims = byOther.values().stream()
                .map(List::getFirst)
                .filter(pointer -> pointer.status().isPresent())
                .toList();
        Map<Node, Long> statuses = new HashMap<>();
        claims.forEach(claim -> statuses.merge(claim.status().orElseThrow(), 1L, Long::sum));
        Map<Node, List<Pointer>> others = new LinkedHashMap<>();
        all.stream()
                .filter(pointer -> pointer.status().isEmpty())
                .sorted(Comparator.comparing(pointer -> ValueOrder.key(aside.named(pointer.other()))))
                .forEach(pointer -> others.computeIfAbsent(pointer.property(), unused -> new ArrayList<>())
                        .add(pointer));
        Map<Node, Long> counts = new HashMap<>();
        others.forEach((property, subjects) -> counts.put(property, (long) subjects.size()));
        List<Pointer> onPage = new ArrayList<>(cut(inReadingOrder(claims, statuses)));
        others.values().forEach(subjects -> onPage.addAll(cut(subjects)));
        boolean isCutShort = window.isBefore(claims.size() - 1L)
                || counts.values().stream().anyMatch(count -> window.isBefore(count - 1));
        return page(onPage, byOther, new Counts(statuses, counts), isCutShort);
    }

    private Page page(List<Pointer> onPage, Map<Node, List<Pointer>> byOther, Counts counts, boolean isCutShort) {
        Map<Node, List<Claimed>> claims = new HashMap<>();
        Map<Node, List<Named>> others = new HashMap<>();
        Pointers.byOther(onPage).forEach((other, its) -> its.get(0)
                .status()
                .ifPresentOrElse(
                        status -> claims.computeIfAbsent(status, unused -> new ArrayList<>())
                                .add(claimed(other, byOther.getOrDefault(other, its))),
                        () -> its.forEach(pointer -> {
                            reading.use(pointer.triple());
                            others.computeIfAbsent(pointer.property(), unused -> new ArrayList<>())
                                    .add(reading.named(other));
                        })));
        List<ClaimGroup> groups = counts.claims().entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey, statusOrder(counts.claims())))
                .map(status -> new ClaimGroup(
                        reading.term(status.getKey()),
                        reading.statuses().isAsserting(status.getKey()),
                        status.getValue(),
                        List.copyOf(claims.getOrDefault(status.getKey(), List.of()))))
                .toList();
        List<Incoming> incoming = counts.others().entrySet().stream()
                .map(property -> new Incoming(
                        reading.term(property.getKey()),
                        property.getValue(),
                        List.copyOf(others.getOrDefault(property.getKey(), List.of()))))
                .sorted(Comparator.comparing(property -> ValueOrder.key(property.property())))
                .toList();
        return new Page(groups, incoming, isCutShort);
    }

    private Claimed claimed(Node claim, List<Pointer> its) {
        its.forEach(pointer -> reading.use(pointer.triple()));
        pointers.reporting()
                .forEach(property ->
                        reading.facts().find(Node.ANY, property, claim).forEachRemaining(reading::use));
        Outgoing.Properties properties =
                new Outgoing(reading, reading.bounds().page(1)).read(claim, Set.of(), Outgoing.Sources.LEFT_OUT);
        List<Property> fields = new ArrayList<>(properties.fields());
        fields.addAll(properties.others());
        return new Claimed(
                reading.named(claim),
                Pointers.properties(its).stream().map(reading::term).toList(),
                List.copyOf(fields),
                sources(claim, reading));
    }

    private static List<Source> sources(Node claim, Reading by) {
        return Reading.shown(by.statuses().properties().stream()
                .flatMap(property -> by.sources(claim, property, Node.ANY).stream())
                .toList());
    }

    private Comparator<Node> statusOrder(Map<Node, Long> counts) {
        return Comparator.comparing((Node status) -> !reading.statuses().isAsserting(status))
                .thenComparing(status -> -counts.getOrDefault(status, 0L))
                .thenComparing(status -> ValueOrder.key(reading.term(status)));
    }

    /** By status, then article by article, in the order in which each comes to them. */
    private List<Pointer> inReadingOrder(List<Pointer> claims, Map<Node, Long> statuses) {
        Map<Node, String> articles = new HashMap<>();
        Map<Node, Value> places = new HashMap<>();
        for (Pointer claim : claims) {
            articles.put(
                    claim.other(),
                    sources(claim.other(), aside).stream()
                            .map(source -> source.graph().getURI())
                            .findFirst()
                            .orElse(""));
            places.put(claim.other(), place(claim.other()));
        }
        return claims.stream()
                .sorted(Comparator.comparing((Pointer claim) -> claim.status().orElseThrow(), statusOrder(statuses))
                        .thenComparing(claim -> articles.getOrDefault(claim.other(), ""))
                        .thenComparing(
                                claim -> places.getOrDefault(claim.other(), new Value.Part(List.of())),
                                new ValueOrder())
                        .thenComparing(claim -> claim.other().toString()))
                .toList();
    }

    /** Where in its article a claim rests: the first of the parts without which none of its kind is. */
    private Value place(Node claim) {
        return aside.kinds(claim).stream()
                .map(Kind::fields)
                .flatMap(fields -> fields.values().stream())
                .filter(field -> field.range() instanceof Range.Embedded && field.least() > 0)
                .findFirst()
                .flatMap(field -> new Outgoing(aside, aside.bounds().page(1))
                        .values(claim, field.path()).stream().findFirst())
                .orElse(new Value.Part(List.of()));
    }

    private List<Pointer> cut(List<Pointer> list) {
        return list.stream().skip(window.from()).limit(window.size()).toList();
    }

    private static List<Pointer> take(Iterator<Pointer> pointers, int most) {
        List<Pointer> taken = new ArrayList<>();
        while (taken.size() < most && pointers.hasNext()) {
            taken.add(pointers.next());
        }
        return taken;
    }
}
