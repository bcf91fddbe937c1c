package org.kusgraph.web.page;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.description.Claimed;
import org.kusgraph.description.Description;
import org.kusgraph.description.Incoming;
import org.kusgraph.description.Property;
import org.kusgraph.description.Source;
import org.kusgraph.description.Statement;
import org.kusgraph.description.Value;
import org.kusgraph.ontology.Ontology;

/** Makes the page of a thing of its description. Used by one thread, for one page. */
public final class ThingPages {
    private static final String TEXT = "https://schema.org/text";
    /** Identifiers in other data are told among the links. */
    private static final String IDENTIFIER = "https://schema.org/identifier";

    private static final String NAME = SKOS.prefLabel.getURI();

    private final Visit visit;
    private final Terms terms;
    private final Surroundings surroundings;

    private ThingPages(Visit visit, Terms terms, Surroundings surroundings) {
        this.visit = visit;
        this.terms = terms;
        this.surroundings = surroundings;
    }

    /**
     * The page of a thing.
     *
     * @param id its id
     * @param description what the graph says of it
     * @param json the same as JSON-LD
     * @param ontology the ontology by which it was described
     * @param dataset the data that was described
     * @param visit who asks
     */
    public static ThingPage of(
            String id, Description description, String json, Ontology ontology, DatasetGraph dataset, Visit visit) {
        Terms terms = new Terms(dataset, visit);
        return new ThingPages(visit, terms, new Surroundings(description, ontology, dataset, terms, visit))
                .page(id, description, json);
    }

    private ThingPage page(String id, Description description, String json) {
        Term thing = terms.of(description.thing());
        return new ThingPage(
                thing,
                id,
                description.kinds().stream().map(terms::of).toList(),
                surroundings.isClaim() ? text(description.fields()) : Optional.empty(),
                facts(description.fields().stream()
                        .filter(field ->
                                !surroundings.isClaim() || (isTold(field) && !surroundings.isConnection(field)))
                        .filter(field -> !field.property().iri().equals(IDENTIFIER))
                        .toList()),
                facts(description.relations()),
                surroundings.links(),
                surroundings.connections(),
                surroundings.dispute(),
                surroundings.picture(),
                surroundings.timeline(),
                Citation.of(thing.text(), description.thing().iri(), visit),
                description.claims().stream()
                        .filter(group -> !surroundings.isClaim())
                        .filter(group -> !group.claims().isEmpty())
                        .map(group -> new ThingPage.ClaimGroup(
                                terms.statusOf(group.status().node()),
                                group.count(),
                                group.claims().stream().map(this::claim).toList()))
                        .toList(),
                description.incoming().stream()
                        .filter(incoming -> !incoming.subjects().isEmpty() && !isOfMappings(incoming))
                        .map(incoming -> new ThingPage.Incoming(
                                terms.of(incoming.property()),
                                incoming.subjects().stream().map(terms::of).toList(),
                                incoming.count() - incoming.subjects().size()))
                        .toList(),
                articles(description.sources()),
                description.page(),
                description.hasNext(),
                query(description.thing().node()),
                // In JSON a less-than sign can stand only in a text, where its escape means the same and ends no
                // element.
                json.replace("<", "\\u003c"));
    }

    private ThingPage.Claim claim(Claimed claimed) {
        return new ThingPage.Claim(
                terms.of(claimed.claim()),
                claimed.roles().stream().map(terms::of).toList(),
                text(claimed.fields()),
                facts(claimed.fields().stream().filter(this::isTold).toList()),
                articles(claimed.sources()));
    }

    private Optional<Term> text(List<Property> fields) {
        return fields.stream()
                .filter(ThingPages::isText)
                .flatMap(field -> best(field).stream())
                .findFirst();
    }

    /** What is not shown already, above the claim or beside it. */
    private boolean isTold(Property field) {
        Node property = field.property().node();
        return !isText(field)
                && !field.property().iri().equals(NAME)
                && !property.equals(visit.site().term("status"))
                && !property.equals(visit.site().term("asserts"));
    }

    /** What is known of a link points to the thing; the page tells it among the links. */
    private static boolean isOfMappings(Incoming incoming) {
        Node property = incoming.property().node();
        return property.equals(OWL2.annotatedSource.asNode()) || property.equals(OWL2.annotatedTarget.asNode());
    }

    private static boolean isText(Property field) {
        return field.property().iri().equals(TEXT);
    }

    /** The text in the page's language, or another. */
    private Optional<Term> best(Property field) {
        List<Value.Text> texts = field.values().stream()
                .map(Statement::value)
                .filter(Value.Text.class::isInstance)
                .map(Value.Text.class::cast)
                .toList();
        return texts.stream()
                .filter(text -> text.language().equals(visit.language().tag()))
                .findFirst()
                .or(() -> texts.stream().findFirst())
                .map(text -> terms.of(NodeFactory.createLiteralLang(text.text(), text.language())));
    }

    private List<ThingPage.Fact> facts(List<Property> properties) {
        return properties.stream()
                .filter(property -> !property.values().isEmpty())
                .map(property -> new ThingPage.Fact(
                        terms.of(property.property()),
                        inLanguage(property).stream().map(this::shown).toList(),
                        property.count() - property.values().size()))
                .toList();
    }

    /** Of texts those in the page's language, if there are any; but names are told in all languages. */
    private List<Value> inLanguage(Property property) {
        List<Value> values = property.values().stream().map(Statement::value).toList();
        List<Value> understood = values.stream()
                .filter(value -> !(value instanceof Value.Text text)
                        || text.language().equals(visit.language().tag()))
                .toList();
        return understood.isEmpty() || property.property().iri().equals(NAME) ? values : understood;
    }

    private ThingPage.Shown shown(Value value) {
        return switch (value) {
            case Value.Text text ->
                new ThingPage.Shown.Single(terms.of(NodeFactory.createLiteralLang(text.text(), text.language())));
            case Value.Literal literal ->
                new ThingPage.Shown.Single(terms.literal(literal.lexical(), literal.datatype()));
            case Value.Thing thing -> new ThingPage.Shown.Single(terms.of(thing.thing()));
            case Value.Outside outside -> new ThingPage.Shown.Single(terms.of(NodeFactory.createURI(outside.iri())));
            case Value.Part part -> new ThingPage.Shown.Part(facts(part.properties()));
        };
    }

    private List<Term> articles(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> source.article().stream())
                .map(terms::of)
                .toList();
    }

    private static String query(Node thing) {
        return """
                SELECT ?property ?value ?from
                WHERE {
                  { <%1$s> ?property ?value }
                  UNION
                  { ?from ?property <%1$s> }
                }
                ORDER BY ?property ?value ?from
                LIMIT 1000
                """.formatted(thing.getURI());
    }
}
