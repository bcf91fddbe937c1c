package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;
import org.kusgraph.ontology.Section;

/** Makes the page of an ontology. Used by one thread, for one page. */
public final class OntologyPages {
    private static final Set<Node> ALIGNING = Set.of(
            SKOS.closeMatch.asNode(),
            SKOS.exactMatch.asNode(),
            SKOS.broadMatch.asNode(),
            SKOS.narrowMatch.asNode(),
            SKOS.relatedMatch.asNode(),
            OWL.equivalentClass.asNode(),
            OWL.equivalentProperty.asNode(),
            RDFS.subClassOf.asNode(),
            RDFS.subPropertyOf.asNode());

    private static final List<Node> PROPERTY_TYPES =
            List.of(OWL.ObjectProperty.asNode(), OWL.DatatypeProperty.asNode(), OWL.AnnotationProperty.asNode());

    /** So many statements are looked at: an ontology has fewer of each sort, and data that uses a term may have millions. */
    private static final int MOST_LOOKED_AT = 1_000;

    private final Ontology ontology;
    private final Graph facts;
    private final Visit visit;
    private final Terms terms;
    private final QuestionsByTerm questions;

    private OntologyPages(Ontology ontology, DatasetGraph dataset, Visit visit) {
        this.ontology = ontology;
        this.facts = dataset.getDefaultGraph();
        this.visit = visit;
        this.terms = new Terms(dataset, visit);
        this.questions = new QuestionsByTerm(visit.site().questions());
    }

    /**
     * The page.
     *
     * @param ontology the ontology of the snapshot
     * @param dataset the snapshot's data, from which the examples are
     * @param formats how the ontology can be downloaded
     * @param visit who asks
     */
    public static OntologyPage of(
            Ontology ontology, DatasetGraph dataset, List<QueryPage.Download> formats, Visit visit) {
        return new OntologyPages(ontology, dataset, visit).page(formats);
    }

    private OntologyPage page(List<QueryPage.Download> formats) {
        List<Placed> placed = placed();
        return new OntologyPage(
                terms.titled(ontology.iri(), DCTerms.title.asNode()),
                terms.text(ontology.iri(), DCTerms.abstract_.asNode()),
                terms.ontologyVersion(),
                diagram(placed),
                placed.stream().map(place -> kind(place.kind)).toList(),
                properties(),
                lists(),
                formats);
    }

    /**
     * A kind with its place in the tree of kinds.
     *
     * @param parent the place of its broader kind in the list
     */
    private record Placed(Kind kind, int depth, Optional<Integer> parent) {}

    /** The kinds, each after its broader one. */
    private List<Placed> placed() {
        List<Placed> placed = new ArrayList<>();
        sortedKinds().filter(kind -> broader(kind).isEmpty()).forEach(kind -> place(kind, 0, Optional.empty(), placed));
        // Kinds that are broader than each other have no beginning.
        sortedKinds()
                .filter(kind -> placed.stream().noneMatch(known -> known.kind.equals(kind)))
                .forEach(kind -> placed.add(new Placed(kind, 0, Optional.empty())));
        return placed;
    }

    private void place(Kind kind, int depth, Optional<Integer> parent, List<Placed> placed) {
        if (placed.stream().anyMatch(known -> known.kind.equals(kind))) {
            return;
        }
        int own = placed.size();
        placed.add(new Placed(kind, depth, parent));
        sortedKinds()
                .filter(narrower -> broader(narrower).contains(kind))
                .forEach(narrower -> place(narrower, depth + 1, Optional.of(own), placed));
    }

    private Stream<Kind> sortedKinds() {
        return ontology.kinds().values().stream()
                .sorted(Comparator.comparing((Kind kind) -> terms.of(kind.iri()).text())
                        .thenComparing(Kind::name));
    }

    /** The kinds directly above a kind. */
    private List<Kind> broader(Kind kind) {
        return objects(ontology.vocabulary(), kind.iri(), RDFS.subClassOf.asNode())
                .flatMap(broader -> ontology.kindOf(broader).stream())
                .filter(broader -> !broader.equals(kind))
                .toList();
    }

    private ClassDiagram diagram(List<Placed> placed) {
        return ClassDiagram.of(placed.stream()
                .map(place -> new ClassDiagram.Drawn(
                        anchor(place.kind.iri()),
                        terms.of(place.kind.iri()).text(),
                        place.depth,
                        place.parent,
                        ownFields(place.kind)
                                .filter(field -> !kindsOf(field.range()).isEmpty())
                                .map(field -> terms.of(field.path()).text() + " → "
                                        + kindsOf(field.range()).stream()
                                                .map(OntologyPage.Link::text)
                                                .collect(Collectors.joining(", ")))
                                .toList()))
                .toList());
    }

    private OntologyPage.Kind kind(Kind kind) {
        return new OntologyPage.Kind(
                documented(kind.iri(), instance(kind.iri())),
                broader(kind).stream().map(broader -> link(broader.iri())).toList(),
                kind.section().map(Section::key),
                ownFields(kind).map(this::field).toList());
    }

    /** The fields that are not just those of a broader kind. */
    private Stream<Field> ownFields(Kind kind) {
        List<Kind> broader = broader(kind);
        return kind.fields().values().stream()
                .filter(field -> broader.stream()
                        .noneMatch(above -> field.equals(above.fields().get(field.key()))))
                .sorted(Comparator.comparingDouble(Field::order).thenComparing(Field::key));
    }

    private OntologyPage.Field field(Field field) {
        return new OntologyPage.Field(
                field.key(), terms.of(field.path()), range(field.range()), howMany(field), field.message());
    }

    private String howMany(Field field) {
        if (field.least() == field.most()) {
            return visit.text("ontology.exactly", field.least());
        }
        if (field.most() < Integer.MAX_VALUE) {
            return visit.text("ontology.at-most", field.least(), field.most());
        }
        return visit.text("ontology.at-least", field.least());
    }

    private List<OntologyPage.Link> range(Range range) {
        return switch (range) {
            case Range.Texts texts -> List.of(words(visit.text("ontology.texts")));
            case Range.Literal literal ->
                List.of(words(terms.shortened(literal.datatype().getURI())));
            case Range.WebAddress address -> List.of(words(visit.text("ontology.web-address")));
            case Range.Reference reference -> kindsOf(range);
            case Range.Embedded embedded -> kindsOf(range);
            case Range.Word word ->
                word.words().values().stream()
                        .flatMap(one -> objects(ontology.lists(), one, SKOS.inScheme.asNode()))
                        .distinct()
                        .map(this::link)
                        .sorted(Comparator.comparing(OntologyPage.Link::text))
                        .toList();
        };
    }

    private List<OntologyPage.Link> kindsOf(Range range) {
        return switch (range) {
            case Range.Reference reference ->
                reference.classes().stream()
                        .map(this::link)
                        .sorted(Comparator.comparing(OntologyPage.Link::text))
                        .toList();
            case Range.Embedded embedded -> List.of(link(embedded.type()));
            case Range.Texts texts -> List.of();
            case Range.Literal literal -> List.of();
            case Range.WebAddress address -> List.of();
            case Range.Word word -> List.of();
        };
    }

    private List<OntologyPage.Documented> properties() {
        return PROPERTY_TYPES.stream()
                .flatMap(type -> subjects(ontology.vocabulary(), RDF.type.asNode(), type))
                .distinct()
                .filter(this::isOwn)
                .filter(property -> !ontology.lists().contains(property, SKOS.inScheme.asNode(), Node.ANY))
                .map(property -> documented(property, use(property)))
                .sorted(Comparator.comparing(property -> property.term().text()))
                .toList();
    }

    private List<OntologyPage.WordList> lists() {
        return subjects(ontology.lists(), RDF.type.asNode(), SKOS.ConceptScheme.asNode())
                .map(list -> new OntologyPage.WordList(
                        documented(list, List.of()),
                        subjects(ontology.lists(), SKOS.inScheme.asNode(), list)
                                .map(word -> new OntologyPage.Word(
                                        documented(word, wordUse(word)),
                                        terms.statuses().of(word)))
                                .sorted(Comparator.comparing(
                                        word -> word.documented().term().text()))
                                .toList()))
                .sorted(Comparator.comparing(list -> list.documented().term().text()))
                .toList();
    }

    private OntologyPage.Documented documented(Node term, List<Term> inData) {
        return new OntologyPage.Documented(
                anchor(term),
                terms.of(term),
                terms.text(term, SKOS.definition.asNode()),
                terms.text(term, SKOS.example.asNode()),
                terms.text(term, SKOS.scopeNote.asNode()),
                alignments(term),
                inData,
                questions.of(term.getURI(), visit.language()));
    }

    private List<OntologyPage.Alignment> alignments(Node term) {
        return Stream.concat(
                        triples(ontology.vocabulary(), term, Node.ANY, Node.ANY),
                        triples(ontology.lists(), term, Node.ANY, Node.ANY))
                .filter(triple -> ALIGNING.contains(triple.getPredicate())
                        && triple.getObject().isURI()
                        && !isOwn(triple.getObject()))
                .map(triple ->
                        new OntologyPage.Alignment(terms.of(triple.getPredicate()), terms.named(triple.getObject())))
                .distinct()
                .sorted(Comparator.comparing(alignment -> alignment.other().text()))
                .toList();
    }

    /** Something of a class. */
    private List<Term> instance(Node type) {
        return triples(facts, Node.ANY, RDF.type.asNode(), type)
                .map(Triple::getSubject)
                .filter(Node::isURI)
                .limit(1)
                .map(terms::of)
                .toList();
    }

    /** A statement with a property: its three terms. */
    private List<Term> use(Node property) {
        return triples(facts, Node.ANY, property, Node.ANY)
                .filter(triple ->
                        triple.getSubject().isURI() && !triple.getObject().isBlank())
                .limit(1)
                .flatMap(triple -> Stream.of(triple.getSubject(), triple.getPredicate(), triple.getObject()))
                .map(terms::of)
                .toList();
    }

    /** Something that has the word as a value. */
    private List<Term> wordUse(Node word) {
        return triples(facts, Node.ANY, Node.ANY, word)
                .map(Triple::getSubject)
                .filter(subject -> subject.isURI() && !ontology.lists().contains(subject, Node.ANY, Node.ANY))
                .limit(1)
                .map(terms::of)
                .toList();
    }

    private OntologyPage.Link link(Node term) {
        boolean isHere = isOwn(term) || ontology.kindOf(term).isPresent();
        return new OntologyPage.Link(
                terms.of(term).text(), isHere ? Optional.of("#" + anchor(term)) : Optional.empty());
    }

    private static OntologyPage.Link words(String text) {
        return new OntologyPage.Link(text, Optional.empty());
    }

    private String anchor(Node term) {
        String iri = term.getURI();
        return ontology.kindOf(term)
                .filter(kind -> !isOwn(term))
                .map(Kind::name)
                .orElseGet(() -> iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1));
    }

    private boolean isOwn(Node term) {
        return term.isURI() && term.getURI().startsWith(terms.ontologyNamespace());
    }

    private static Stream<Node> objects(Graph graph, Node subject, Node property) {
        return triples(graph, subject, property, Node.ANY).map(Triple::getObject);
    }

    private static Stream<Node> subjects(Graph graph, Node property, Node object) {
        return triples(graph, Node.ANY, property, object).map(Triple::getSubject);
    }

    private static Stream<Triple> triples(Graph graph, Node subject, Node property, Node object) {
        List<Triple> found = new ArrayList<>();
        Iterator<Triple> triples = graph.find(subject, property, object);
        while (triples.hasNext() && found.size() < MOST_LOOKED_AT) {
            found.add(triples.next());
        }
        return found.stream();
    }
}
