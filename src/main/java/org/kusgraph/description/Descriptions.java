package org.kusgraph.description;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Outcome;

/**
 * Describes the things of one snapshot, by the ontology that the snapshot holds: its shapes say in which order a thing is
 * told and its lists what asserts. Holds no data but counts that take long, and can be used by many threads at once.
 */
public final class Descriptions {
    /** Pages end here: whoever wants more of a thing asks a query. */
    public static final int LAST_PAGE = 100_000;

    private static final String CLAIMS = "claims";
    private static final String OTHERS = "others";

    private final Ontology ontology;
    private final Names names;
    private final Statuses statuses;
    private final Bounds bounds;
    private final Map<Node, Pointers.Counts> counts = new ConcurrentHashMap<>();

    private Descriptions(Ontology ontology, Bounds bounds) {
        this.ontology = ontology;
        this.names = Names.of(ontology);
        this.statuses = new Statuses(ontology);
        this.bounds = bounds;
    }

    /**
     * Descriptions by the ontology that a snapshot holds.
     *
     * @param dataset the snapshot's data, in a transaction of the calling thread
     * @param bounds how much is told at once
     * @return the descriptions; empty where the snapshot holds no ontology by which things can be described
     */
    public static Optional<Descriptions> of(DatasetGraph dataset, Bounds bounds) {
        return vocabularyGraph(dataset).flatMap(graph -> {
            Graph vocabulary = copy(dataset, graph);
            Graph lists = copy(dataset, Names.listsBeside(graph));
            return switch (OntologyReader.of(vocabulary, lists)) {
                case Outcome.Done<Ontology> done -> Optional.of(new Descriptions(done.value(), bounds));
                case Outcome.Refused<Ontology> refused -> Optional.empty();
            };
        });
    }

    /** The ontology by which things are described. */
    public Ontology ontology() {
        return ontology;
    }

    /**
     * What has become of an id.
     *
     * @param dataset the snapshot's data, in a transaction of the calling thread
     * @param id any text
     */
    public Fate fate(DatasetGraph dataset, String id) {
        Graph facts = dataset.getDefaultGraph();
        Node thing = names.entity(id);
        if (facts.contains(thing, OWL2.deprecated.asNode(), Node.ANY)) {
            return new Fate.Removed(Reading.texts(facts, thing, SKOS.historyNote.asNode()));
        }
        if (facts.contains(thing, Node.ANY, Node.ANY)) {
            return new Fate.Described();
        }
        return facts
                .find(Node.ANY, ontology.formerly(), NodeFactory.createLiteralString(id))
                .mapWith(triple -> names.id(triple.getSubject()).orElse(""))
                .toList()
                .stream()
                .min(Comparator.naturalOrder())
                .<Fate>map(Fate.Renamed::new)
                .orElseGet(Fate.Unknown::new);
    }

    /**
     * Describes a thing.
     *
     * @param dataset the snapshot's data, in a transaction of the calling thread
     * @param id the thing's id
     * @param page the page of its description, from 1 to {@link #LAST_PAGE}
     * @return the page; empty where the graph says nothing of the thing, or its description has no such page
     */
    public Optional<Description> describe(DatasetGraph dataset, String id, int page) {
        Node thing = names.entity(id);
        if (page < 1 || page > LAST_PAGE || !dataset.getDefaultGraph().contains(thing, Node.ANY, Node.ANY)) {
            return Optional.empty();
        }
        Description description = describe(new Reading(dataset, ontology, statuses, bounds), thing, page);
        return page == 1 || !isEmpty(description) ? Optional.of(description) : Optional.empty();
    }

    /**
     * Writes how much points to some things, a line for each count.
     *
     * @param dataset the data, in a transaction of the calling thread
     * @param things IRIs; those that are not of things are left out
     */
    public void writeCounts(DatasetGraph dataset, Collection<Node> things, Writer out) throws IOException {
        for (Node thing : things.stream()
                .filter(node -> names.id(node).isPresent())
                .sorted(Comparator.comparing(Node::getURI))
                .toList()) {
            Pointers.Counts counted = new Pointers(thing, new Reading(dataset, ontology, statuses, bounds)).count();
            write(thing, CLAIMS, counted.claims(), out);
            write(thing, OTHERS, counted.others(), out);
        }
    }

    /** The IRI of the thing of which a line that was written tells. */
    public static String countedThing(String line) {
        return line.substring(0, line.indexOf('\t'));
    }

    /**
     * The things whose counts may be others after a change of the data.
     *
     * @param dataset the changed data, in a transaction of the calling thread; the ontology must be as before
     * @param changed the triples of the default graph that have come or gone
     */
    public Set<Node> countedAnew(DatasetGraph dataset, Set<Triple> changed) {
        return Pointers.countedAnew(new Reading(dataset, ontology, statuses, bounds), changed);
    }

    private static void write(Node thing, String sort, Map<Node, Long> counts, Writer out) throws IOException {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((node, count) -> sorted.put(node.getURI(), count));
        for (Map.Entry<String, Long> count : sorted.entrySet()) {
            out.write(String.join("\t", thing.getURI(), sort, count.getKey(), String.valueOf(count.getValue())) + "\n");
        }
    }

    /** Takes counts over that were written, so that they need not be counted. */
    public void readCounts(BufferedReader in) throws IOException {
        Map<Node, Pointers.Counts> read = new HashMap<>();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] parts = line.split("\t", -1);
            Pointers.Counts counted = read.computeIfAbsent(
                    NodeFactory.createURI(parts[0]), unused -> new Pointers.Counts(new HashMap<>(), new HashMap<>()));
            (parts[1].equals(CLAIMS) ? counted.claims() : counted.others())
                    .put(NodeFactory.createURI(parts[2]), Long.valueOf(parts[3]));
        }
        counts.putAll(read);
    }

    private Description describe(Reading reading, Node thing, int page) {
        Window window = bounds.page(page);
        Pointers pointers = new Pointers(thing, reading);
        Named named = reading.named(thing);
        Outgoing.Properties own =
                new Outgoing(reading, window).read(thing, pointers.reporting(), Outgoing.Sources.TOLD);
        Surroundings.Page around = Surroundings.read(
                reading, pointers, window, () -> counts.computeIfAbsent(thing, unused -> pointers.count()));
        List<Source> sources = reading.sources(thing, RDF.type.asNode(), Node.ANY);
        List<Property> fields = new ArrayList<>(own.fields());
        own.others().stream().filter(Descriptions::isLiteral).forEach(fields::add);
        return new Description(
                named,
                reading.kinds(thing).stream()
                        .map(kind -> reading.term(kind.iri()))
                        .toList(),
                List.copyOf(fields),
                own.others().stream().filter(Descriptions::isRelation).toList(),
                own.others().stream().filter(Descriptions::isLink).toList(),
                around.claims(),
                around.incoming(),
                Reading.shown(sources),
                Reading.hasMore(sources),
                page,
                own.isCutShort() || around.isCutShort(),
                reading.used());
    }

    private static boolean isEmpty(Description description) {
        return description.fields().isEmpty()
                && description.relations().isEmpty()
                && description.links().isEmpty()
                && description.claims().stream()
                        .allMatch(group -> group.claims().isEmpty())
                && description.incoming().stream()
                        .allMatch(property -> property.subjects().isEmpty());
    }

    private static boolean isRelation(Property property) {
        return property.values().stream().anyMatch(statement -> statement.value() instanceof Value.Thing);
    }

    private static boolean isLink(Property property) {
        return !isRelation(property)
                && property.values().stream().anyMatch(statement -> statement.value() instanceof Value.Outside);
    }

    private static boolean isLiteral(Property property) {
        return !isRelation(property) && !isLink(property);
    }

    private static Optional<Node> vocabularyGraph(DatasetGraph dataset) {
        List<Quad> headers = new ArrayList<>();
        dataset.findNG(Node.ANY, Node.ANY, RDF.type.asNode(), OWL.Ontology.asNode())
                .forEachRemaining(headers::add);
        // Other graphs may speak of an ontology too; that of ours is named after it.
        return headers.stream()
                .filter(header -> Names.ontologyGraphOf(header.getSubject()).equals(Optional.of(header.getGraph())))
                .map(Quad::getGraph)
                .findFirst();
    }

    /** The snapshot's graphs can be read in one transaction only. */
    private static Graph copy(DatasetGraph dataset, Node graph) {
        Graph copy = GraphFactory.createDefaultGraph();
        GraphUtil.addInto(copy, dataset.getGraph(graph));
        copy.getPrefixMapping().setNsPrefixes(dataset.prefixes().getMapping());
        return copy;
    }
}
