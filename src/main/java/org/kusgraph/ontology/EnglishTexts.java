package org.kusgraph.ontology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.compose.Union;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** What the ontology says of its terms in English. */
final class EnglishTexts {
    private static final String LANGUAGE = "en";

    private final Graph graph;

    EnglishTexts(Ontology ontology) {
        this.graph = new Union(ontology.vocabulary(), ontology.lists());
    }

    /** What the term is called. */
    Optional<String> label(Node term) {
        return text(term, RDFS.label.asNode()).or(() -> text(term, SKOS.prefLabel.asNode()));
    }

    /** What the term means. */
    Optional<String> definition(Node term) {
        return text(term, SKOS.definition.asNode());
    }

    /** How the term is meant to be used. */
    Optional<String> scopeNote(Node term) {
        return text(term, SKOS.scopeNote.asNode());
    }

    /** The languages in which the ontology names its terms, in alphabetical order. */
    List<String> languages() {
        return graph
                .find(Node.ANY, RDFS.label.asNode(), Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(label ->
                        label.isLiteral() && !label.getLiteralLanguage().isEmpty())
                .mapWith(Node::getLiteralLanguage)
                .toSet()
                .stream()
                .sorted()
                .toList();
    }

    private Optional<String> text(Node term, Node property) {
        return graph
                .find(term, property, Node.ANY)
                .mapWith(triple -> triple.getObject())
                .filterKeep(
                        text -> text.isLiteral() && text.getLiteralLanguage().equals(LANGUAGE))
                .mapWith(Node::getLiteralLexicalForm)
                .toList()
                .stream()
                .min(Comparator.naturalOrder());
    }
}
