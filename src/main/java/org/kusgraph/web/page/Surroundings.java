package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.kusgraph.description.Claimed;
import org.kusgraph.description.Description;
import org.kusgraph.description.Incoming;
import org.kusgraph.description.Named;
import org.kusgraph.description.Property;
import org.kusgraph.description.Source;
import org.kusgraph.description.Statement;
import org.kusgraph.description.Value;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Section;

/**
 * What the page of a thing shows around it: neighbours, times, links elsewhere, and how a claim hangs together with others. All
 * is taken from one page of its description, and so as bounded as that.
 */
final class Surroundings {
    private static final int MOST_TIMES = 60;

    private final Description description;
    private final Ontology ontology;
    private final DatasetGraph dataset;
    private final Terms terms;
    private final Visit visit;
    private final Site site;
    private final Node thing;

    Surroundings(Description description, Ontology ontology, DatasetGraph dataset, Terms terms, Visit visit) {
        this.description = description;
        this.ontology = ontology;
        this.dataset = dataset;
        this.terms = terms;
        this.visit = visit;
        this.site = visit.site();
        this.thing = description.thing().node();
    }

    /** Whether the thing is itself something that is said. */
    boolean isClaim() {
        return description.thing().status().isPresent();
    }

    /** Whether a property leads from this claim to other claims. */
    boolean isConnection(Property property) {
        return isClaim()
                && things(property).findAny().isPresent()
                && things(property).allMatch(other -> other.status().isPresent());
    }

    /** The properties between this claim and others, in reading order. */
    List<ThingPage.Connection> connections() {
        if (!isClaim()) {
            return List.of();
        }
        ClaimCards cards = new ClaimCards(dataset, terms, site);
        Map<Named, List<Node>> outgoing = new LinkedHashMap<>();
        Map<Named, List<Node>> incoming = new LinkedHashMap<>();
        Map<Named, Long> more = new LinkedHashMap<>();
        description.fields().stream().filter(this::isConnection).forEach(property -> {
            outgoing.put(property.property(), things(property).map(Named::node).toList());
            more.put(property.property(), property.count() - property.values().size());
        });
        claims().forEach(claim -> claim.roles()
                .forEach(role -> incoming.computeIfAbsent(role, unused -> new ArrayList<>())
                        .add(claim.claim().node())));
        Set<Named> properties = new LinkedHashSet<>(outgoing.keySet());
        properties.addAll(incoming.keySet());
        return properties.stream()
                .map(property -> new ThingPage.Connection(
                        terms.of(property),
                        outgoing.getOrDefault(property, List.of()).stream()
                                .map(cards::of)
                                .toList(),
                        incoming.getOrDefault(property, List.of()).stream()
                                .map(cards::of)
                                .toList(),
                        more.getOrDefault(property, 0L)))
                .toList();
    }

    /** This claim beside those that it contradicts or that contradict it. */
    Optional<ThingPage.Dispute> dispute() {
        Node contradicts = site.term("contradicts");
        List<ClaimCard> others = connections().stream()
                .filter(connection -> connection.property().detail().equals(contradicts.getURI()))
                .flatMap(connection -> Stream.concat(connection.outgoing().stream(), connection.incoming().stream()))
                .distinct()
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new ThingPage.Dispute(new ClaimCards(dataset, terms, site).of(thing), others));
    }

    /** The thing among those that claims relate it to, and those that it is described by. */
    Picture picture() {
        List<Picture.Link> links = new ArrayList<>();
        if (isClaim()) {
            addClaim(thing, description.thing().status(), description.fields(), links);
        } else {
            description.fields().forEach(field -> things(field)
                    .filter(Surroundings::isThing)
                    .forEach(other -> links.add(described(thing, field.property(), other.node()))));
            description.incoming().stream().filter(this::isDescription).forEach(incoming -> incoming.subjects().stream()
                    .filter(Surroundings::isThing)
                    .forEach(other -> links.add(described(other.node(), incoming.property(), thing))));
            claims().forEach(claim ->
                    addClaim(claim.claim().node(), claim.claim().status(), claim.fields(), links));
        }
        return Picture.ofLinks(links, terms);
    }

    /** When what is said of it is, and when it is itself. */
    Timeline timeline() {
        if (isClaim()) {
            return Timeline.of(List.of());
        }
        TimeEntries times = new TimeEntries(dataset, terms, site);
        return Timeline.of(Stream.concat(
                        Stream.of(thing), claims().map(claim -> claim.claim().node()))
                .distinct()
                .flatMap(node -> times.of(node).stream())
                .limit(MOST_TIMES)
                .toList());
    }

    /** What leads elsewhere: what is known of links into other data, and what else articles tell. */
    List<ThingPage.Link> links() {
        List<ThingPage.Link> mapped = new Mappings(dataset, terms, visit).of(thing);
        Set<String> told = mapped.stream().map(link -> link.target().detail()).collect(Collectors.toSet());
        Stream<ThingPage.Link> others = description.links().stream()
                .flatMap(
                        property -> property.values().stream().flatMap(statement -> link(property, statement).stream()))
                .filter(link -> !told.contains(link.target().detail()));
        return Stream.concat(mapped.stream(), others).toList();
    }

    private Optional<ThingPage.Link> link(Property property, Statement statement) {
        return statement.value() instanceof Value.Outside outside
                ? Optional.of(new ThingPage.Link(
                        terms.of(property.property()).text(),
                        terms.of(NodeFactory.createURI(outside.iri())),
                        statement.sources().stream().map(this::source).toList(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                : Optional.empty();
    }

    private Term source(Source source) {
        return source.article().map(terms::of).orElseGet(() -> terms.titled(source.graph(), DCTerms.title.asNode()));
    }

    private void addClaim(Node claim, Optional<Named> status, List<Property> fields, List<Picture.Link> links) {
        List<Node> relations = values(fields, site.term("relation"));
        for (Node subject : values(fields, site.term("subject"))) {
            for (Node object : values(fields, site.term("object"))) {
                relations.forEach(relation -> links.add(new Picture.Link(
                        Optional.of(claim),
                        subject,
                        relation,
                        object,
                        status.map(known -> terms.statusOf(known.node())))));
            }
        }
    }

    private static Picture.Link described(Node subject, Named property, Node object) {
        return new Picture.Link(Optional.empty(), subject, property.node(), object, Optional.empty());
    }

    /** Whether a property describes a thing: it is not how an article names what it holds, and no claim is behind it. */
    private boolean isDescription(Incoming incoming) {
        Node property = incoming.property().node();
        Set<Node> sections = ontology.sections().values().stream()
                .map(Section::path)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return !sections.contains(property) && !ontology.words().containsValue(property);
    }

    private Stream<Claimed> claims() {
        return description.claims().stream().map(group -> group.claims()).flatMap(Collection::stream);
    }

    private static List<Node> values(List<Property> fields, Node property) {
        return fields.stream()
                .filter(field -> field.property().node().equals(property))
                .flatMap(Surroundings::things)
                .map(Named::node)
                .toList();
    }

    private static Stream<Named> things(Property property) {
        return property.values().stream()
                .map(Statement::value)
                .filter(Value.Thing.class::isInstance)
                .map(value -> ((Value.Thing) value).thing());
    }

    private static boolean isThing(Named named) {
        return named.id().isPresent();
    }
}
