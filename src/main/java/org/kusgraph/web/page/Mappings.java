package org.kusgraph.web.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;

/** What is known of the links of a thing into other data, as its page tells it. Used by one thread, for one page. */
final class Mappings {
    private final DatasetGraph dataset;
    private final Terms terms;
    private final Visit visit;

    Mappings(DatasetGraph dataset, Terms terms, Visit visit) {
        this.dataset = dataset;
        this.terms = terms;
        this.visit = visit;
    }

    /** The links of a thing: those that hold, and those that were looked at and do not. */
    List<ThingPage.Link> of(Node thing) {
        Map<String, Node> values = new HashMap<>(visit.site().graphs());
        values.put("thing", thing);
        return PageQuery.MAPPINGS_OF_A_THING.rows(dataset, values).stream()
                .map(this::link)
                .toList();
    }

    private ThingPage.Link link(PageQuery.Row row) {
        return new ThingPage.Link(
                relation(row.required("property")),
                target(row),
                row.value("dataset").stream()
                        .map(other -> terms.titled(other, DCTerms.title.asNode()))
                        .toList(),
                row.value("confidence").map(Node::getLiteralLexicalForm),
                row.value("evidence").map(terms::of),
                row.value("note").map(terms::of),
                verdict(row));
    }

    /** What is in other data goes by its identifier there, and by what it is called there where that is told. */
    private Term target(PageQuery.Row row) {
        Optional<Term> label = row.value("label").map(terms::of);
        if (row.isTrue("isMissing")) {
            return label.orElse(Term.NONE);
        }
        return row.value("target")
                .map(terms::of)
                .map(target -> target.isElsewhere() ? identified(target, label) : target)
                .or(() -> label)
                .orElse(Term.NONE);
    }

    private static Term identified(Term target, Optional<Term> label) {
        String identifier = target.detail().replaceFirst("^.*[/#](?=.)", "");
        return new Term(
                label.map(name -> name.text() + " (" + identifier + ")").orElse(identifier),
                Optional.empty(),
                target.address(),
                true,
                target.detail(),
                Optional.empty());
    }

    private Optional<String> verdict(PageQuery.Row row) {
        if (row.isTrue("isMissing")) {
            return Optional.of(visit.text("thing.links.missing"));
        }
        if (row.isTrue("isRefused")) {
            return Optional.of(visit.text("thing.links.refused"));
        }
        return row.isTrue("isActive")
                ? Optional.empty()
                : Optional.of(terms.of(row.value("status").orElse(null)).text());
    }

    /** The properties that link are those of other vocabularies, which have no words in the languages of the pages. */
    private String relation(Node property) {
        return switch (property.getURI()) {
            case "http://www.w3.org/2002/07/owl#sameAs" -> visit.text("thing.links.same");
            case "http://www.w3.org/2004/02/skos/core#exactMatch" -> visit.text("thing.links.exact");
            case "http://www.w3.org/2004/02/skos/core#closeMatch" -> visit.text("thing.links.close");
            case "http://www.w3.org/2004/02/skos/core#broadMatch" -> visit.text("thing.links.broad");
            case "http://www.w3.org/2004/02/skos/core#narrowMatch" -> visit.text("thing.links.narrow");
            case "http://www.w3.org/2004/02/skos/core#relatedMatch" -> visit.text("thing.links.related");
            case "http://www.w3.org/2000/01/rdf-schema#seeAlso" -> visit.text("thing.links.more");
            case "https://schema.org/subjectOf" -> visit.text("thing.links.page");
            case "https://schema.org/identifier" -> visit.text("thing.links.identifier");
            default -> terms.of(property).text();
        };
    }
}
