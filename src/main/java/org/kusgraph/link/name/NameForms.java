package org.kusgraph.link.name;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The forms under which a name is found: without case, accents, spaces and signs, from each of its words on, and by its sound. */
public final class NameForms {
    /** What comes behind tells no names apart, and the index takes no endless terms. */
    private static final int LONGEST_KEY = 200;

    private static final int MOST_WORDS = 20;

    /** Signs within a word, as in "U.S." and "Sang-im", do not part it; all others do. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}.'’&-]+");

    private final Sounds sounds = new Sounds();

    /**
     * All forms of a name.
     *
     * @param key its {@link #key}
     * @param words its {@link #words}
     * @param laterStarts the keys of what it is from its second word on, from its third on, and so forth
     * @param sounds its sounds: as it is, with its last word first, and as the name of a Korean person
     */
    public record Forms(String key, List<String> words, List<String> laterStarts, Set<String> sounds) {}

    /** The forms under which a name is found. */
    public Forms of(String name) {
        String key = key(name);
        List<String> words = words(name);
        return new Forms(key, words, laterStarts(words), sounds(key, words));
    }

    /** Letters and digits alone, small and without accents: equal for names that people take for the same. */
    public static String key(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(NameForms::isLetterOrNumber)
                .forEach(plain::appendCodePoint);
        return cut(Normalizer.normalize(plain, Normalizer.Form.NFC));
    }

    /** Accents are neither. */
    private static boolean isLetterOrNumber(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                || Character.getType(codePoint) == Character.LETTER_NUMBER
                || Character.getType(codePoint) == Character.OTHER_NUMBER;
    }

    /** A key with its Hangul in single letters. */
    static String letters(String key) {
        return Normalizer.normalize(key, Normalizer.Form.NFD);
    }

    /** The keys of a name's words. */
    public static List<String> words(String name) {
        return Arrays.stream(BETWEEN_WORDS.split(name, MOST_WORDS))
                .map(NameForms::key)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> laterStarts(List<String> words) {
        return IntStream.range(1, words.size())
                .mapToObj(start -> cut(String.join("", words.subList(start, words.size()))))
                .toList();
    }

    /** The sound of what somebody looks for. */
    public String sound(String name) {
        return sounds.of(key(name));
    }

    private Set<String> sounds(String key, List<String> words) {
        Set<String> found = new LinkedHashSet<>();
        found.add(sounds.of(key));
        if (words.size() > 1) {
            found.add(sounds.of(words.getLast() + String.join("", words.subList(0, words.size() - 1))));
        } else {
            found.addAll(sounds.ofPerson(key));
        }
        return found.stream()
                .map(NameForms::cut)
                .filter(sound -> !sound.isEmpty())
                .collect(Collectors.toSet());
    }

    private static String cut(String key) {
        return key.codePointCount(0, key.length()) <= LONGEST_KEY
                ? key
                : key.substring(0, key.offsetByCodePoints(0, LONGEST_KEY));
    }
}
