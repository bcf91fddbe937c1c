package org.kusgraph.store.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a name sounds like, coarsely: spellings of one Korean name, in Hangul or in Latin letters, come to the same. The rules
 * are data, in {@code sounds.tsv} and {@code surnames.tsv} beside this class's file.
 */
final class Sounds {
    private static final int LONGEST_SURNAME = 2;
    private static final int LONGEST_PERSONS_NAME = 5;

    private record Rule(Pattern pattern, String replacement) {}

    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, List<String>> surnames = new TreeMap<>();

    Sounds() {
        for (String[] columns : Resource.table("sounds.tsv")) {
            rules.add(new Rule(Pattern.compile(columns[0]), columns[1]));
        }
        for (String[] columns : Resource.table("surnames.tsv")) {
            surnames.put(columns[0], List.of(columns[1].split(" ", 0)));
        }
    }

    /** The sound of a {@link NameForms#key}. */
    String of(String key) {
        String sound = NameForms.letters(key);
        for (Rule rule : rules) {
            sound = rule.pattern.matcher(sound).replaceAll(rule.replacement);
        }
        return sound;
    }

    /**
     * The sounds of a name that may be a Korean person's: with the surname as people spell it, before and behind the given name.
     *
     * @param key the {@link NameForms#key} of a name of one word
     */
    List<String> ofPerson(String key) {
        List<String> sounds = new ArrayList<>();
        for (int length = 1; length <= LONGEST_SURNAME; length++) {
            if (key.length() > length && key.length() <= LONGEST_PERSONS_NAME) {
                String given = key.substring(length);
                for (String spelling : surnames.getOrDefault(key.substring(0, length), List.of())) {
                    String surname = NameForms.key(spelling);
                    sounds.add(of(surname + given));
                    sounds.add(of(given + surname));
                }
            }
        }
        return sounds;
    }
}
