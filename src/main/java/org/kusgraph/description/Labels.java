package org.kusgraph.description;

import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a thing is called.
 *
 * @param byLanguage one name for each language tag; empty where nothing names the thing
 */
public record Labels(NavigableMap<String, String> byLanguage) {
    private static final String COMMON_LANGUAGE = "en";

    public Labels {
        byLanguage = Collections.unmodifiableNavigableMap(new TreeMap<>(byLanguage));
    }

    /** The name in the first of the languages that has one; else the English one, else any. */
    public Optional<Label> in(List<String> languages) {
        return languages.stream()
                .filter(byLanguage::containsKey)
                .findFirst()
                .or(() -> byLanguage.containsKey(COMMON_LANGUAGE)
                        ? Optional.of(COMMON_LANGUAGE)
                        : byLanguage.keySet().stream().findFirst())
                .map(language -> new Label(language, byLanguage.getOrDefault(language, "")));
    }

    /** A name with the language that it is in. */
    public record Label(String language, String text) {}
}
