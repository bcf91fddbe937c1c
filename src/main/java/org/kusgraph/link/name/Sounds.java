package org.kusgraph.link.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a name sounds like, coarsely: spellings of one Korean name, in Hangul or in Latin letters, come to the same. The rules
 * are data, in {@code sounds.tsv} and {@code surnames.tsv} beside this class's file.
 */
final class Sounds {
    private static final int LONGEST_SURNAME = 2;
    private static final int LONGEST_PERSONS_NAME = 5;

    /** Unicode's conjoining jamo, as which Hangul stands in the rules that romanise it. */
    private static final Pattern JAMO = Pattern.compile("[\u1100-\u11ff]");

    private final Replacements romanisation = new Replacements();
    private final Replacements reduction = new Replacements();
    private final Map<String, List<String>> surnames = new TreeMap<>();
    private final Map<String, Set<String>> spelt = new TreeMap<>();

    Sounds() {
        for (String[] columns : NameTable.rows("sounds.tsv")) {
            (JAMO.matcher(columns[0]).find() ? romanisation : reduction).add(columns[0], columns[1]);
        }
        for (String[] columns : NameTable.rows("surnames.tsv")) {
            surnames.put(columns[0], List.of(columns[1].split(" ", 0)));
            for (String spelling : surnames.getOrDefault(columns[0], List.of())) {
                spelt.computeIfAbsent(NameForms.key(spelling), unseen -> new TreeSet<>())
                        .add(columns[0]);
            }
        }
    }

    /** A {@link NameForms#key} with its Hangul in the Revised Romanization. */
    String romanised(String key) {
        String letters = NameForms.letters(key);
        if (!JAMO.matcher(letters).find()) {
            return letters;
        }
        return romanisation.in(letters);
    }

    /** The sound of a {@link NameForms#key}. */
    String of(String key) {
        return reduction.in(romanised(key));
    }

    /**
     * The sounds of a name that may be a Korean person's: with the surname as people spell it, before and behind the given name.
     *
     * @param key the {@link NameForms#key} of a name of one word
     */
    List<String> ofPerson(String key) {
        List<String> sounds = new ArrayList<>();
        for (Person person : persons(key)) {
            sounds.add(of(person.surname() + person.given()));
            sounds.add(of(person.given() + person.surname()));
        }
        return sounds;
    }

    /** A Korean person's name: the key of a spelling of the surname, and the given name in Hangul. */
    private record Person(String surname, String given) {}

    private List<Person> persons(String key) {
        List<Person> persons = new ArrayList<>();
        for (int length = 1; length <= LONGEST_SURNAME; length++) {
            if (key.length() > length && key.length() <= LONGEST_PERSONS_NAME) {
                String given = key.substring(length);
                surnames.getOrDefault(key.substring(0, length), List.of())
                        .forEach(spelling -> persons.add(new Person(NameForms.key(spelling), given)));
            }
        }
        return persons;
    }

    /** How long the surname at the beginning of a name in Hangul can be. */
    List<Integer> surnameLengths(String key) {
        return IntStream.rangeClosed(1, LONGEST_SURNAME)
                .filter(length -> key.length() > length
                        && key.length() <= LONGEST_PERSONS_NAME
                        && surnames.containsKey(key.substring(0, length)))
                .boxed()
                .toList();
    }

    /** The surnames in Hangul for which a key in Latin letters can stand. */
    Set<String> surnamesSpelt(String key) {
        return spelt.getOrDefault(key, Set.of());
    }
}
