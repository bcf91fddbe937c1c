package org.kusgraph.web.page;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;
import org.kusgraph.description.Labels;
import org.kusgraph.description.Named;

/** Turns the terms of one snapshot into what a page shows of them. Used by one thread, for one page. */
final class Terms {
    private final DatasetGraph dataset;
    private final Visit visit;
    private final NamesByLanguage labels;
    private final Statuses statuses;
    private final Node statusProperty;
    private final Map<Node, Term> shown = new HashMap<>();
    private final Map<Node, Integer> blankNodes = new HashMap<>();

    Terms(DatasetGraph dataset, Visit visit) {
        this.dataset = dataset;
        this.visit = visit;
        this.labels = new NamesByLanguage(dataset, visit.language());
        this.statuses = Statuses.of(dataset, labels);
        this.statusProperty = visit.site().term("status");
    }

    /** The namespace of the graph's own terms. */
    String ontologyNamespace() {
        return visit.site().namespace() + "ontology#";
    }

    /** The version of the graph's ontology. */
    Optional<String> ontologyVersion() {
        Iterator<Quad> found = dataset.find(
                Node.ANY,
                NodeFactory.createURI(visit.site().namespace() + "ontology"),
                OWL.versionInfo.asNode(),
                Node.ANY);
        return found.hasNext() ? Optional.of(found.next().getObject().getLiteralLexicalForm()) : Optional.empty();
    }

    Statuses statuses() {
        return statuses;
    }

    /** The term as it is shown; something empty for no term. */
    Term of(@Nullable Node node) {
        if (node == null) {
            return Term.NONE;
        }
        Term known = shown.get(node);
        if (known == null) {
            known = show(node);
            shown.put(node, known);
        }
        return known;
    }

    /** A text that something has by a property, in the page's language or the next best. */
    Optional<Term> text(Node thing, Node property) {
        return labels.best(thing, property).map(this::of);
    }

    /** A term of another vocabulary, by its IRI: that is how those who know it call it. */
    Term named(Node node) {
        Term shown = of(node);
        return new Term(
                shortened(node.getURI()),
                Optional.empty(),
                shown.address(),
                shown.isElsewhere(),
                shown.detail(),
                Optional.empty());
    }

    /** Something that is called by a title, as graphs are. */
    Term titled(Node node, Node title) {
        Term shown = of(node);
        return labels.best(node, title)
                .map(text -> new Term(
                        text.getLiteralLexicalForm(),
                        Optional.of(text.getLiteralLanguage()).filter(tag -> !tag.isEmpty()),
                        shown.address(),
                        shown.isElsewhere(),
                        shown.detail(),
                        shown.status()))
                .orElse(shown);
    }

    /** Whether a class is directly narrower than another. */
    boolean isNarrower(Node kind, Node broader) {
        return dataset.contains(Node.ANY, kind, RDFS.subClassOf.asNode(), broader);
    }

    /** What a description names, by the name that the description has for it. */
    Term of(Named named) {
        Optional<Labels.Label> label =
                named.labels().in(List.of(visit.language().tag()));
        Optional<String> here = here(named.iri());
        return new Term(
                label.map(Labels.Label::text).orElseGet(() -> shortened(named.iri())),
                label.map(Labels.Label::language).filter(tag -> !tag.isEmpty()),
                here.or(() -> isWebAddress(named.iri()) ? Optional.of(named.iri()) : Optional.empty()),
                here.isEmpty(),
                named.iri(),
                named.status().map(status -> statusOf(status.node())));
    }

    /** The status with an IRI, also one that the lists do not have: nothing that is said is shown without. */
    Status statusOf(Node status) {
        return statuses.of(status).orElseGet(() -> new Status(of(status).text(), "", false, 0));
    }

    /** A literal without a language; numbers as people read them. */
    Term literal(String lexical, String datatype) {
        Node node = NodeFactory.createLiteralDT(lexical, NodeFactory.getType(datatype));
        boolean isNumber =
                XSD.decimal.getURI().equals(datatype) || XSD.integer.getURI().equals(datatype);
        if (!isNumber || !lexical.matches("[+-]?\\d{1,40}(\\.\\d{1,40})?")) {
            return of(node);
        }
        BigDecimal number = new BigDecimal(lexical);
        NumberFormat format = NumberFormat.getInstance(visit.language().locale());
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return new Term(format.format(number), Optional.empty(), Optional.empty(), false, "", Optional.empty());
    }

    private Term show(Node node) {
        if (node.isURI()) {
            return iri(node);
        }
        if (node.isLiteral()) {
            return literal(node);
        }
        if (node.isTripleTerm()) {
            Triple triple = node.getTriple();
            return plain("<<( " + of(triple.getSubject()).text() + " "
                    + of(triple.getPredicate()).text() + " "
                    + of(triple.getObject()).text() + " )>>");
        }
        return plain("_:b" + blankNodes.computeIfAbsent(node, unused -> blankNodes.size()));
    }

    private Term iri(Node node) {
        String iri = node.getURI();
        Optional<Node> label = labels.of(node);
        Optional<String> here = here(iri);
        return new Term(
                label.map(Node::getLiteralLexicalForm).orElseGet(() -> shortened(iri)),
                label.map(Node::getLiteralLanguage).filter(tag -> !tag.isEmpty()),
                here.or(() -> isWebAddress(iri) ? Optional.of(iri) : Optional.empty()),
                here.isEmpty(),
                iri,
                status(node));
    }

    private static Term literal(Node node) {
        String language = node.getLiteralLanguage();
        String datatype = node.getLiteralDatatypeURI();
        boolean isText = !language.isEmpty() || XSD.xstring.getURI().equals(datatype);
        return new Term(
                node.getLiteralLexicalForm(),
                Optional.of(language).filter(tag -> !tag.isEmpty()),
                Optional.empty(),
                false,
                isText ? "" : datatype,
                Optional.empty());
    }

    private static Term plain(String text) {
        return new Term(text, Optional.empty(), Optional.empty(), false, "", Optional.empty());
    }

    /** An IRI with the short name of its beginning, where that has one. */
    String shortened(String iri) {
        return visit.site().prefixes().shorten(iri).orElse(iri);
    }

    /** How surely something is said, if it is something that is said. */
    Optional<Status> status(Node thing) {
        Iterator<Quad> found = dataset.find(Node.ANY, thing, statusProperty, Node.ANY);
        while (found.hasNext()) {
            Optional<Status> status = statuses.of(found.next().getObject());
            if (status.isPresent()) {
                return status;
            }
        }
        return Optional.empty();
    }

    /** Where this server has what an IRI names, whatever the server is called itself. */
    private Optional<String> here(String iri) {
        String namespace = visit.site().namespace();
        if (namespace.isEmpty() || !iri.startsWith(namespace)) {
            return Optional.empty();
        }
        String things = visit.site().entityNamespace();
        return Optional.of(visit.link(
                iri.startsWith(things)
                        ? Site.THINGS + segment(iri.substring(things.length()))
                        : "/" + iri.substring(namespace.length())));
    }

    private static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Only addresses become links: an IRI can also be {@code javascript:}. */
    private static boolean isWebAddress(String iri) {
        return iri.startsWith("https://") || iri.startsWith("http://");
    }
}
