package org.kusgraph.link;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.graph.Names;
import org.kusgraph.link.sssom.Extension;
import org.kusgraph.link.sssom.Mapping;
import org.kusgraph.link.sssom.MappingSet;
import org.kusgraph.link.sssom.Prefixes;
import org.kusgraph.link.sssom.Slot;

/**
 * Makes links into statements, and tells in a graph beside them what each mapping says: SSSOM in RDF
 * (https://mapping-commons.github.io/sssom/spec-formats-rdf/), which states of no mapping that it holds.
 */
final class LinkQuads {
    private static final String SSSOM = "https://w3id.org/sssom/";
    private static final String SCHEMA = "https://schema.org/";
    private static final Pattern UNUSUAL = Pattern.compile("[^A-Za-z0-9._-]+");

    /** What SSSOM's words for sorts of things stand for. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("owl class", "owl:Class"),
            Map.entry("owl object property", "owl:ObjectProperty"),
            Map.entry("owl data property", "owl:DatatypeProperty"),
            Map.entry("owl annotation property", "owl:AnnotationProperty"),
            Map.entry("owl named individual", "owl:NamedIndividual"),
            Map.entry("skos concept", "skos:Concept"),
            Map.entry("rdfs resource", "rdfs:Resource"),
            Map.entry("rdfs class", "rdfs:Class"),
            Map.entry("rdfs literal", "rdfs:Literal"),
            Map.entry("rdfs datatype", "rdfs:Datatype"),
            Map.entry("rdf property", "rdf:Property"),
            Map.entry("Not", "sssom:NegatedPredicate"));

    private final Names names;
    private final LinkWords words;
    private final StreamRDF receiver;

    LinkQuads(Names names, LinkWords words, StreamRDF receiver) {
        this.names = names;
        this.words = words;
        this.receiver = receiver;
    }

    /** Sends what a set says: its links that hold, and then all mappings. */
    void send(LinkSet set) {
        Node links = names.linksGraph(set.dataset().name());
        Node mappings = names.mappingsGraph(set.dataset().name());
        List<Link> all = Link.of(set);
        all.stream().filter(link -> link.isAsserted(words)).forEach(link -> assertLink(link, links));
        Node mappingSet = names.mappingSet(set.dataset().name());
        describeSet(set.mappings().set(), mappings, mappingSet);
        all.forEach(link -> describe(link, mappings, mappingSet, set.mappings().set()));
    }

    private void assertLink(Link link, Node graph) {
        Node subject = iri(link.subject().orElseThrow());
        link.object().ifPresent(object -> send(graph, subject, iri(link.predicate()), iri(object)));
        if (link.mapping().hasLiteralObject() && !link.isIdentity()) {
            link.target().ifPresent(text -> send(graph, subject, iri(link.predicate()), text(text)));
        }
        if (link.isIdentity()) {
            link.identifier().ifPresent(identifier -> {
                Node value = NodeFactory.createBlankNode(
                        "identifier " + link.dataset().name() + " " + subject.getURI());
                send(graph, subject, iri(Link.IDENTIFIER), value);
                send(graph, value, RDF.type.asNode(), iri(SCHEMA + "PropertyValue"));
                send(
                        graph,
                        value,
                        iri(SCHEMA + "propertyID"),
                        text(link.dataset().scheme()));
                send(graph, value, iri(SCHEMA + "value"), text(identifier));
            });
        }
    }

    private void describeSet(MappingSet set, Node graph, Node name) {
        send(graph, name, RDF.type.asNode(), iri(SSSOM + "MappingSet"));
        set.values().forEach((slot, values) -> {
            if (slot != Slot.MAPPING_SET_ID) {
                values.forEach(value -> send(graph, name, iri(slot.property()), node(slot, value, set.prefixes())));
            }
        });
    }

    private void describe(Link link, Node graph, Node name, MappingSet set) {
        Mapping mapping = link.mapping();
        Node record = record(link, graph);
        send(graph, name, iri(SSSOM + "mappings"), record);
        send(graph, record, RDF.type.asNode(), iri(SSSOM + "Mapping"));
        // To an OWL tool an axiom is so, whatever is noted of its status; so only what is asserted is one.
        if (link.isAsserted(words) && link.object().isPresent()) {
            send(graph, record, RDF.type.asNode(), OWL.Axiom.asNode());
        }
        mapping.values().forEach((slot, values) -> {
            if (slot != Slot.RECORD_ID) {
                values.forEach(value -> send(graph, record, iri(slot.property()), node(slot, value, set.prefixes())));
            }
        });
        mapping.extensions().forEach((slot, value) -> {
            Optional<Extension> extension = set.extension(slot);
            extension.ifPresent(defined -> send(
                    graph,
                    record,
                    iri(defined.propertyIri(set.prefixes())),
                    defined.isOfReferences(set.prefixes())
                            ? iri(set.prefixes().expand(value).orElseThrow())
                            : NodeFactory.createLiteralDT(
                                    value, NodeFactory.getType(defined.typeIri(set.prefixes())))));
        });
    }

    /** The name of a mapping: given by the set, or else by what it says, so that it stays the same when others come. */
    private static Node record(Link link, Node graph) {
        return link.mapping()
                .one(Slot.RECORD_ID)
                .flatMap(link.prefixes()::expand)
                .map(LinkQuads::iri)
                .orElseGet(() -> iri(graph.getURI() + "#"
                        + part(link.mapping().subject().orElse(""))
                        + "."
                        + (link.mapping().isNegated() ? "not." : "")
                        + part(link.mapping().predicate())
                        + "."
                        + (link.mapping().hasLiteralObject()
                                ? part(":" + link.target().orElse(""))
                                : part(link.mapping().object().orElse("")))));
    }

    /** What may stand in an IRI as it is; what had to be left out is told apart by a number. */
    private static String part(String curie) {
        String local = curie.substring(curie.indexOf(':') + 1);
        String plain = UNUSUAL.matcher(local).replaceAll("_");
        return plain.equals(local) ? local : plain + "." + Integer.toHexString(local.hashCode());
    }

    private static Node node(Slot slot, String value, Prefixes prefixes) {
        return switch (slot.type()) {
            case REFERENCE, JUSTIFICATION -> iri(prefixes.expand(value).orElseThrow());
            case ADDRESS -> iri(value);
            case DATE -> NodeFactory.createLiteralDT(value, XSDDatatype.XSDdate);
            case SCORE, AGREEMENT ->
                NodeFactory.createLiteralDT(String.valueOf(Double.parseDouble(value)), XSDDatatype.XSDdouble);
            case ENTITY_TYPE, MODIFIER ->
                Optional.ofNullable(MEANINGS.get(value))
                        .flatMap(prefixes::expand)
                        .map(LinkQuads::iri)
                        .orElseGet(() -> text(value));
            case TEXT, CARDINALITY, VERSION -> text(value);
        };
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }

    private void send(Node graph, Node subject, Node predicate, Node object) {
        receiver.quad(Quad.create(graph, subject, predicate, object));
    }
}
