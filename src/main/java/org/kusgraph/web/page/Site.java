package org.kusgraph.web.page;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Question;
import org.kusgraph.web.query.Prefixes;

/**
 * What all pages of a server share.
 *
 * @param title the name of the graph, in every language
 * @param description what it holds, in every language
 * @param entityNamespace the beginning of the IRIs of things, which ends in {@code id/}
 * @param prefixes short names for the beginnings of IRIs
 * @param questions what visitors can ask without writing a query
 */
public record Site(
        Map<Language, String> title,
        Map<Language, String> description,
        String entityNamespace,
        Prefixes prefixes,
        List<Question> questions) {
    /** Where pages of things are. */
    public static final String THINGS = "/page/";

    /** Where pages of questions are. */
    public static final String QUESTIONS = "/questions/";

    private static final String ID = "id/";

    /** The questions that newcomers are shown first. */
    public List<Question> featured() {
        return questions.stream()
                .filter(question -> question.featured().isPresent())
                .toList();
    }

    /** The name of the graph in a language. */
    public String title(Language language) {
        return Objects.requireNonNull(title.get(language));
    }

    /** What the graph holds, in a language. */
    public String description(Language language) {
        return Objects.requireNonNull(description.get(language));
    }

    /** The beginning of all IRIs that this server answers for; empty when it answers for none. */
    public String namespace() {
        return entityNamespace.endsWith(ID) ? entityNamespace.substring(0, entityNamespace.length() - ID.length()) : "";
    }

    /** The graphs that page queries call by variables: what the data set says of itself, and the ontology. */
    Map<String, Node> graphs() {
        if (namespace().isEmpty()) {
            return Map.of();
        }
        Names names = Names.ofEntities(entityNamespace);
        return Map.of("catalog", names.catalogGraph(), "ontology", names.ontologyGraph());
    }

    /** A term of the graph's own ontology. */
    Node term(String name) {
        return NodeFactory.createURI(namespace() + "ontology#" + name);
    }
}
