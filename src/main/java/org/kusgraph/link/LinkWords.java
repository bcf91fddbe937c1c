package org.kusgraph.link;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.SKOS;
import org.kusgraph.ontology.Ontology;

/**
 * The words of the ontology's lists by which mappings say how they stand: {@code lists/link-statuses.ttl}, {@code
 * lists/link-evidence.ttl} and {@code lists/link-authors.ttl}.
 */
final class LinkWords {
    /** The slots in which they stand, beside {@code curation_rule}, which SSSOM has. */
    static final String STATUS_SLOT = "ext_status";

    static final String AUTHOR_SLOT = "ext_author_kind";

    /** The properties that stand for these slots. */
    static final String STATUS = "http://www.w3.org/ns/adms#status";

    static final String AUTHOR = DCTerms.type.getURI();

    private final Graph lists;
    private final String base;
    private final Set<String> asserting;

    LinkWords(Ontology ontology) {
        this.lists = ontology.lists();
        this.base = ontology.base() + "ontology#";
        this.asserting = lists.stream(Node.ANY, ontology.asserts(), Node.ANY)
                .filter(triple -> triple.getObject().isLiteral()
                        && triple.getObject().getLiteralLexicalForm().equals("true"))
                .map(triple -> triple.getSubject().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    List<String> statuses() {
        return words("link-statuses");
    }

    List<String> evidence() {
        return words("link-evidence");
    }

    List<String> authors() {
        return words("link-authors");
    }

    /** Whether links of a status are made into statements. */
    boolean asserts(String status) {
        return asserting.contains(status);
    }

    /** Whether evidence is enough to say that two things are the same. */
    boolean isEnoughForIdentity(String evidence) {
        return isWithin(evidence, "enoughForIdentity");
    }

    /** Whether evidence is enough to say that two things have to do with each other. */
    boolean isEnoughForALink(String evidence) {
        return isWithin(evidence, "enoughForALink");
    }

    private boolean isWithin(String word, String broader) {
        Set<Node> within = new HashSet<>();
        Node wanted = NodeFactory.createURI(base + broader);
        List<Node> next = List.of(NodeFactory.createURI(word));
        while (!next.isEmpty()) {
            next = next.stream()
                    .filter(within::add)
                    .flatMap(node -> lists.stream(node, SKOS.broader.asNode(), Node.ANY))
                    .map(Triple::getObject)
                    .toList();
        }
        return within.contains(wanted);
    }

    /** The words of a list in their order, without those that only gather others. */
    private List<String> words(String list) {
        return lists.stream(Node.ANY, SKOS.inScheme.asNode(), NodeFactory.createURI(base + list))
                .map(Triple::getSubject)
                .filter(word -> !lists.contains(Node.ANY, SKOS.broader.asNode(), word))
                .map(Node::getURI)
                .sorted()
                .toList();
    }
}
