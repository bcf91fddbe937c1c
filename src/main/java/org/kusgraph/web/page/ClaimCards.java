package org.kusgraph.web.page;

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

/** Reads claims as they stand beside others. */
final class ClaimCards {
    private static final String SCHEMA = "https://schema.org/";
    private static final String SELECTOR = "http://www.w3.org/ns/oa#";

    /** Nobody compares more of one claim. */
    private static final int MOST = 10;

    private final Graph facts;
    private final Terms terms;
    private final Site site;
    private final TimeEntries times;

    ClaimCards(DatasetGraph dataset, Terms terms, Site site) {
        this.facts = dataset.getDefaultGraph();
        this.terms = terms;
        this.site = site;
        this.times = new TimeEntries(dataset, terms, site);
    }

    /** The card of a claim. */
    ClaimCard of(Node claim) {
        Term shown = terms.of(claim);
        return new ClaimCard(
                shown,
                shown.status(),
                terms.text(claim, NodeFactory.createURI(SCHEMA + "text")),
                objects(claim, site.term("holder")).map(terms::of).toList(),
                articles(claim),
                times.of(claim),
                objects(claim, site.term("evidence")).flatMap(this::range).toList());
    }

    private List<ClaimCard.Article> articles(Node claim) {
        List<Node> articles = new ArrayList<>();
        facts.find(Node.ANY, site.term("reports"), claim).forEachRemaining(triple -> articles.add(triple.getSubject()));
        return articles.stream()
                .limit(MOST)
                .map(article -> new ClaimCard.Article(
                        terms.of(article),
                        objects(article, DCTerms.issued.asNode())
                                .map(Node::getLiteralLexicalForm)
                                .findFirst()))
                .toList();
    }

    private Stream<String> range(Node selector) {
        Optional<String> start = number(selector, "start");
        Optional<String> end = number(selector, "end");
        return start.flatMap(from -> end.map(to -> from + "–" + to)).stream();
    }

    private Optional<String> number(Node selector, String name) {
        return objects(selector, NodeFactory.createURI(SELECTOR + name))
                .map(Node::getLiteralLexicalForm)
                .findFirst();
    }

    private Stream<Node> objects(Node subject, Node property) {
        List<Node> objects = new ArrayList<>();
        Iterator<Triple> found = facts.find(subject, property, Node.ANY);
        while (found.hasNext() && objects.size() < MOST) {
            objects.add(found.next().getObject());
        }
        return objects.stream();
    }
}
