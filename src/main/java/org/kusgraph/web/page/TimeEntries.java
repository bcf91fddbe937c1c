package org.kusgraph.web.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;

/** Reads what happens when: the times that things have. */
final class TimeEntries {
    static final Node TIME = DCTerms.temporal.asNode();
    static final Node START = NodeFactory.createURI("https://schema.org/startDate");
    static final Node END = NodeFactory.createURI("https://schema.org/endDate");
    private static final Node TEXT = NodeFactory.createURI("https://schema.org/text");
    private static final int DAY_LENGTH = 10;

    /** Nobody reads more names beside a bar. */
    private static final int MOST_INVOLVED = 6;

    private final Graph facts;
    private final Terms terms;
    private final Site site;

    TimeEntries(DatasetGraph dataset, Terms terms, Site site) {
        this.facts = dataset.getDefaultGraph();
        this.terms = terms;
        this.site = site;
    }

    /** What a thing has of times. */
    List<TimeEntry> of(Node thing) {
        return objects(thing, TIME).map(time -> entry(thing, time)).toList();
    }

    /** A thing at one of its times. */
    TimeEntry entry(Node thing, Node time) {
        Term shown = terms.of(thing);
        return new TimeEntry(
                shown,
                shown.status(),
                shown.status().isPresent() ? Optional.empty() : kind(thing),
                Stream.concat(objects(thing, site.term("holder")), objects(thing, site.term("party")))
                        .limit(MOST_INVOLVED)
                        .map(terms::of)
                        .toList(),
                objects(thing, site.term("eventStatus")).map(terms::of).toList(),
                terms.text(time, TEXT),
                day(time, START),
                day(time, END),
                objects(time, site.term("interpreted")).anyMatch(value -> Boolean.TRUE.equals(value.getLiteralValue())),
                terms.text(time, SKOS.note.asNode()));
    }

    /** The day that a literal names; empty where it cannot be placed, such as one without a year. */
    static Optional<LocalDate> day(Node literal) {
        String lexical = literal.isLiteral() ? literal.getLiteralLexicalForm() : "";
        if (lexical.length() < DAY_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(lexical.substring(0, DAY_LENGTH)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDate> day(Node time, Node property) {
        return objects(time, property).flatMap(day -> day(day).stream()).findFirst();
    }

    /** The narrowest kind: the one that no other of its kinds is narrower than. */
    private Optional<Term> kind(Node thing) {
        List<Node> kinds = objects(thing, RDF.type.asNode()).toList();
        return kinds.stream()
                .filter(kind -> kinds.stream().noneMatch(other -> terms.isNarrower(other, kind)))
                .findFirst()
                .map(terms::of);
    }

    private Stream<Node> objects(Node subject, Node property) {
        List<Node> objects = new ArrayList<>();
        Iterator<Triple> found = facts.find(subject, property, Node.ANY);
        found.forEachRemaining(triple -> objects.add(triple.getObject()));
        return objects.stream();
    }
}
