package org.kusgraph.ontology;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A question that the graph answers: a query with its description.
 *
 * @param name the name of its file without the ending
 * @param fields the fields of its header as written, such as {@code title@en}; {@code ontology/questions/README.md} lists them
 * @param query the whole SPARQL text, header included
 */
public record Question(String name, Map<String, String> fields, String query) {
    private static final String PARAMETER = "param ";

    /** The title in English. */
    public String title() {
        return fields.getOrDefault("title@en", name);
    }

    /** What askers may choose, in the order of the header. */
    public List<QuestionParameter> parameters() {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(PARAMETER))
                .flatMap(field ->
                        QuestionParameter.read(field.getKey().substring(PARAMETER.length()), field.getValue()).stream())
                .toList();
    }

    /** The place among the questions that newcomers are shown first, if it has one. */
    public Optional<Integer> featured() {
        return Optional.ofNullable(fields.get("featured")).map(Integer::valueOf);
    }
}
