package org.kusgraph.link.name;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sounds and romanisations of words, each found once: names are made of few different ones. */
public final class WordSounds {
    /** As most words are common, those that come first are worth keeping; the others are found anew each time. */
    private static final int MOST_KEPT = 100_000;

    /** A person's name has no more words. */
    private static final int MOST_WORDS_OF_A_PERSON = 4;

    /** A sound of fewer letters tells nothing. */
    private static final int SHORTEST_SOUND = 4;

    private static final String VOWELS = "aeiouwy";
    private static final char SURNAME_END = '|';

    private final Sounds sounds = new Sounds();
    private final Map<String, String> kept = new ConcurrentHashMap<>();

    /** The sound of a folded word. */
    public String of(String word) {
        String found = kept.get(word);
        if (found == null) {
            found = sounds.of(word);
            if (kept.size() < MOST_KEPT) {
                kept.put(word, found);
            }
        }
        return found;
    }

    /** A word of Hangul in the Revised Romanization. */
    public String romanised(String word) {
        return sounds.romanised(word);
    }

    /**
     * The sounds of a whole name of few words: as it is, with its last word first and its first word last, and as the name of a
     * Korean person, whose surname people spell in many ways. None of a long name or an acronym.
     */
    public Set<String> ofName(NameParts name) {
        List<String> words = name.words();
        if (words.isEmpty() || words.size() > MOST_WORDS_OF_A_PERSON || name.writing() == NameParts.Writing.ACRONYM) {
            return Set.of();
        }
        Set<String> found = new LinkedHashSet<>();
        if (Hangul.isWord(words.getFirst())) {
            for (int length : sounds.surnameLengths(name.key())) {
                found.add(person(
                        name.key().substring(0, length), List.of(name.key().substring(length))));
            }
        }
        if (found.isEmpty()) {
            found.add(together(words));
        }
        if (words.size() > 1 && !Hangul.isWord(words.getFirst())) {
            List<String> lastFirst = new ArrayList<>(words);
            lastFirst.addFirst(lastFirst.removeLast());
            found.add(together(lastFirst));
            if (words.size() > 2) {
                List<String> firstLast = new ArrayList<>(words);
                firstLast.addLast(firstLast.removeFirst());
                found.add(together(firstLast));
            }
            for (String surname : sounds.surnamesSpelt(words.getFirst())) {
                found.add(person(surname, words.subList(1, words.size())));
            }
            for (String surname : sounds.surnamesSpelt(words.getLast())) {
                found.add(person(surname, words.subList(0, words.size() - 1)));
            }
        }
        found.removeIf(sound -> sound.length() < SHORTEST_SOUND);
        return found;
    }

    private String person(String surname, List<String> given) {
        return of(surname) + SURNAME_END + together(given);
    }

    private String together(List<String> words) {
        StringBuilder sound = new StringBuilder();
        String before = "";
        for (String word : words) {
            String next = of(word);
            // As the rules have it where both are one word.
            if (before.endsWith("ng") && !next.isEmpty() && VOWELS.indexOf(next.charAt(0)) >= 0) {
                sound.append('k');
            }
            sound.append(next);
            before = word;
        }
        return withoutDoubles(sound);
    }

    private static String withoutDoubles(CharSequence sound) {
        StringBuilder single = new StringBuilder(sound.length());
        for (int place = 0; place < sound.length(); place++) {
            if (place == 0 || sound.charAt(place) != sound.charAt(place - 1)) {
                single.append(sound.charAt(place));
            }
        }
        return single.toString();
    }
}
