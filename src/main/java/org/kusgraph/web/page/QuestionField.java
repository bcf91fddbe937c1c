package org.kusgraph.web.page;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.kusgraph.ontology.QuestionParameter;
import org.kusgraph.web.query.Prefixes;

/**
 * A value of a question that can be chosen on its page.
 *
 * @param name the name of the parameter
 * @param words what it means, in the page's language
 * @param hint what can be written there
 * @param values what is asked; one empty text where it is left open
 */
public record QuestionField(String name, String words, String hint, List<String> values) {
    static QuestionField of(QuestionParameter parameter, Map<String, List<Node>> asked, Visit visit) {
        List<String> values = asked.getOrDefault(parameter.name(), List.of()).stream()
                .map(value -> text(value, visit.site().prefixes()))
                .toList();
        return new QuestionField(
                parameter.name(),
                parameter.words().getOrDefault(visit.language().tag(), parameter.name()),
                hint(parameter.type(), visit),
                values.isEmpty() ? List.of("") : values);
    }

    private static String hint(QuestionParameter.Type type, Visit visit) {
        return switch (type) {
            case IRI -> visit.text("question.type.iri");
            case LANGUAGE -> visit.text("question.type.language");
            case TEXT -> visit.text("question.type.text");
            case INTEGER -> visit.text("question.type.integer");
            case DATE -> visit.text("question.type.date");
        };
    }

    private static String text(Node value, Prefixes prefixes) {
        return value.isURI() ? prefixes.shorten(value.getURI()).orElse(value.getURI()) : value.getLiteralLexicalForm();
    }
}
