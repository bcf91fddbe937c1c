package org.kusgraph.store.search;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.kusgraph.link.name.NameForms;

/**
 * The compounds among the Korean names of a graph, as a user dictionary for the Korean analyzer, which else takes rare ones
 * apart wrongly: of 고대역폭메모리 it loses the first syllable.
 */
final class KoreanWords implements AutoCloseable {
    /** Shorter ones also occur by chance where one word ends and the next begins. */
    static final int SHORTEST_SYLLABLES = 3;

    private static final int LONGEST_SYLLABLES = 20;

    /** More are not taken up, as the dictionary is held in memory. */
    private static final int MOST_WORDS = 100_000;

    private static final Pattern HANGUL = Pattern.compile("[가-힣]+");
    private static final Pattern WORD = Pattern.compile("\\S+");

    /** What a noun can be made of. */
    private static final Set<POS.Tag> NOMINAL = Set.of(
            POS.Tag.NNG,
            POS.Tag.NNP,
            POS.Tag.NNB,
            POS.Tag.NNBC,
            POS.Tag.NR,
            POS.Tag.XPN,
            POS.Tag.XSN,
            POS.Tag.XR,
            POS.Tag.UNKNOWN,
            POS.Tag.UNA);

    private final KoreanTokenizer tokenizer = new KoreanTokenizer(
            KoreanTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, null, KoreanTokenizer.DecompoundMode.DISCARD, false);
    /** The entry of each word. The shortest words, which are met in texts most, come first. */
    private final NavigableMap<String, String> entries =
            new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));

    /** Adds the compounds in a name. */
    void add(String name) throws IOException {
        for (Entry entry : entries(name)) {
            put(entry);
        }
    }

    /** Of several ways to part a word always the same one counts, and of too many words the shortest, in whatever order they come. */
    private void put(Entry entry) {
        String unused =
                entries.merge(entry.word(), entry.line(), (one, other) -> one.compareTo(other) <= 0 ? one : other);
        if (entries.size() > MOST_WORDS) {
            entries.pollLastEntry();
        }
    }

    /**
     * A compound.
     *
     * @param word the compound
     * @param line its line in the dictionary, with its parts
     */
    record Entry(String word, String line) {
        static Entry of(String line) {
            return new Entry(line.substring(0, line.indexOf(' ')), line);
        }
    }

    /** The compounds in a name: its words, and the name without its spaces, which are often left out. */
    Set<Entry> entries(String name) throws IOException {
        Set<Entry> found = new LinkedHashSet<>();
        List<List<String>> words = words(name);
        // Only what the index has as a word of this name, so that an update finds all names that give a word.
        List<String> indexed = NameForms.words(name);
        for (List<String> parts : words) {
            if (indexed.contains(String.join("", parts))) {
                entry(parts).ifPresent(found::add);
            }
        }
        if (words.stream().noneMatch(List::isEmpty)) {
            entry(words.stream().flatMap(List::stream).toList()).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Entry> entry(List<String> parts) {
        String word = String.join("", parts);
        return word.length() >= SHORTEST_SYLLABLES && word.length() <= LONGEST_SYLLABLES && parts.size() > 1
                ? Optional.of(new Entry(word, word + " " + String.join(" ", parts)))
                : Optional.empty();
    }

    /** The parts that the analyzer sees in each word of a name; none of a word that is not a noun in Hangul. */
    private List<List<String>> words(String name) throws IOException {
        List<List<String>> words = new ArrayList<>();
        List<Part> parts = parts(name);
        Matcher word = WORD.matcher(name);
        while (word.find()) {
            List<Part> within = parts.stream()
                    .filter(part -> part.start() >= word.start() && part.start() < word.end())
                    .toList();
            List<String> texts = within.stream().map(Part::text).toList();
            boolean isNoun = within.stream().allMatch(Part::isNominal)
                    && HANGUL.matcher(word.group()).matches()
                    && String.join("", texts).equals(word.group());
            words.add(isNoun ? texts : List.of());
        }
        return words;
    }

    private record Part(int start, String text, boolean isNominal) {}

    private List<Part> parts(String name) throws IOException {
        List<Part> parts = new ArrayList<>();
        tokenizer.setReader(new StringReader(name));
        try (TokenStream tokens = tokenizer) {
            OffsetAttribute place = tokens.getAttribute(OffsetAttribute.class);
            CharTermAttribute text = tokens.getAttribute(CharTermAttribute.class);
            PartOfSpeechAttribute speech = tokens.getAttribute(PartOfSpeechAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                parts.add(new Part(
                        place.startOffset(),
                        text.toString(),
                        NOMINAL.contains(speech.getLeftPOS()) && NOMINAL.contains(speech.getRightPOS())));
            }
            tokens.end();
        }
        return parts;
    }

    /** The entries of a dictionary. */
    static Map<String, Entry> read(String lines) {
        return lines.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Entry::of)
                .collect(Collectors.toMap(Entry::word, entry -> entry));
    }

    /** The words that two dictionaries do not have with the same parts. */
    static Set<String> difference(String one, String other) {
        Set<Entry> different = new HashSet<>(read(one).values());
        for (Entry entry : read(other).values()) {
            if (!different.remove(entry)) {
                different.add(entry);
            }
        }
        return different.stream().map(Entry::word).collect(Collectors.toSet());
    }

    /** Whether a dictionary has as many words as it can, so that there may be more of which it tells nothing. */
    static boolean isFull(Map<String, Entry> dictionary) {
        return dictionary.size() >= MOST_WORDS;
    }

    /** The dictionary of some entries. */
    static String lines(Collection<Entry> entries) throws IOException {
        try (KoreanWords words = new KoreanWords()) {
            entries.forEach(words::put);
            return words.lines();
        }
    }

    /** The dictionary, a compound with its parts a line, under a line that says so. */
    String lines() {
        return "# Korean compounds and their parts\n"
                + entries.values().stream().map(entry -> entry + "\n").collect(Collectors.joining());
    }

    @Override
    public void close() throws IOException {
        tokenizer.close();
    }
}
