package org.kusgraph.ontology;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a question that its askers may choose. The query has a block {@code VALUES ?NAME { … }} with what is asked when
 * nobody chooses.
 *
 * @param name the name, which is that of the variable too
 * @param type what values it takes
 * @param words what it means, by language
 */
public record QuestionParameter(String name, Type type, Map<String, String> words) {
    /** What values a parameter takes. */
    public enum Type {
        /** An IRI, whole or with a prefix, or the id of an entity. */
        IRI,
        /** A tag of a language. */
        LANGUAGE,
        /** Any text. */
        TEXT,
        /** A whole number. */
        INTEGER,
        /** A day. */
        DATE;

        /** The word for it in the header of a question. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> of(String word) {
            return Arrays.stream(values())
                    .filter(type -> type.word().equals(word))
                    .findFirst();
        }
    }

    /** The parameter that a field of a header declares: {@code TYPE | words in English | words in Korean}. */
    static Optional<QuestionParameter> read(String name, String declaration) {
        String[] parts = declaration.split("\\s*\\|\\s*", -1);
        return parts.length == 3
                ? Type.of(parts[0])
                        .map(type -> new QuestionParameter(name, type, Map.of("en", parts[1], "ko", parts[2])))
                : Optional.empty();
    }
}
