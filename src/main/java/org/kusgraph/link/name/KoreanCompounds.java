package org.kusgraph.link.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes Korean names of organisations apart into the words of which they are made, and says what English names have for
 * these: they are translated, not romanised. The words are data, in {@code korean-words.tsv} beside this class's file.
 */
public final class KoreanCompounds {
    private static final String ENDING = "-";
    private static final int LONGEST_WORD = 9;

    /** What a part costs: few long words are likelier than many short ones, and words likelier than what is on no list. */
    private static final int COST_OF_WORD = 10;

    private static final int COST_OF_UNKNOWN = 9;
    private static final int COST_OF_UNKNOWN_SYLLABLE = 8;

    private final Map<String, List<List<String>>> words = new HashMap<>();
    private final Map<String, List<List<String>>> endings = new HashMap<>();
    private final Map<String, List<List<String>>> places = new HashMap<>();

    /** Reads the words. */
    public KoreanCompounds() {
        Set<String> empty = Set.copyOf(NameTable.lines("empty-words.txt"));
        Map<String, String> forms = NameTable.map("word-forms.tsv");
        for (String[] row : NameTable.rows("korean-words.tsv")) {
            if (row[0].startsWith(ENDING)) {
                endings.put(row[0].substring(ENDING.length()), phrases(row[1], empty, forms));
            } else {
                words.put(row[0], phrases(row[1], empty, forms));
            }
        }
        NameTable.rows("korean-places.tsv").forEach(row -> places.put(row[0], phrases(row[1], empty, forms)));
    }

    /** The phrases as {@link NameReader} would read them. */
    private static List<List<String>> phrases(String english, Set<String> empty, Map<String, String> forms) {
        return Arrays.stream(english.split("\\|", 0))
                .map(phrase -> Arrays.stream(phrase.split(" ", 0))
                        .filter(word -> !empty.contains(word))
                        .map(word -> forms.getOrDefault(word, word))
                        .toList())
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }

    /** The parts of a word of Hangul, in order; a word of which nothing is known is its only part. */
    List<String> parts(String word) {
        int length = word.length();
        int[] costs = new int[length + 1];
        int[] from = new int[length + 1];
        for (int end = 1; end <= length; end++) {
            costs[end] = Integer.MAX_VALUE;
            for (int start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
                String part = word.substring(start, end);
                boolean isKnown = words.containsKey(part)
                        || places.containsKey(part)
                        || (end == length && start > 0 && endings.containsKey(part));
                int cost = costs[start]
                        + (isKnown ? COST_OF_WORD : COST_OF_UNKNOWN + COST_OF_UNKNOWN_SYLLABLE * (end - start));
                if (cost < costs[end]) {
                    costs[end] = cost;
                    from[end] = start;
                }
            }
        }
        List<String> parts = new ArrayList<>();
        for (int end = length; end > 0; end = from[end]) {
            parts.add(word.substring(from[end], end));
        }
        Collections.reverse(parts);
        return parts;
    }

    /** The words of English names for a part, in each way in which it is translated, if it is on the list. */
    public Optional<List<List<String>>> english(String part) {
        return Stream.of(places, words, endings)
                .map(each -> each.getOrDefault(part, List.of()))
                .filter(phrases -> !phrases.isEmpty())
                .findFirst();
    }

    /** All words, Korean and English, of which many organisations' names are made. */
    public Set<String> commonWords() {
        Set<String> common = new LinkedHashSet<>();
        for (Map<String, List<List<String>>> each : List.of(words, endings)) {
            common.addAll(each.keySet());
            each.values().forEach(phrases -> phrases.forEach(common::addAll));
        }
        places.values().forEach(phrases -> phrases.forEach(common::removeAll));
        return common;
    }
}
