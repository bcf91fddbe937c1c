package org.kusgraph.link.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/**
 * The words of an index that differ from another by typing errors, each found once for a name that is looked for.
 */
final class Misspellings {
    private static final int MOST_FORMS = 24;
    private static final int LETTERS_BEFORE_TWO_ERRORS = 1;
    private static final int LAST_ASCII = 0x7f;
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

    private final ThingIndex index;
    private final Map<String, List<Form>> found = new HashMap<>();

    /**
     * A word of the index.
     *
     * @param word the word
     * @param likeness how like it is to the one that was asked, up to 1
     */
    record Form(String word, float likeness) {}

    Misspellings(ThingIndex index) {
        this.index = index;
    }

    /** The words that differ by so many errors at most, the likest first. */
    List<Form> of(String word, int errors) {
        return found.computeIfAbsent(errors + word, unseen -> find(word, errors));
    }

    private List<Form> find(String word, int errors) {
        // Of words in plain letters, letters are bytes; and nobody takes letters of another script for them.
        boolean isPlain = word.chars().allMatch(letter -> letter <= LAST_ASCII);
        int last = isPlain ? LAST_ASCII : Character.MAX_CODE_POINT;
        int[] letters = word.codePoints().toArray();
        int right = errors > 1 ? LETTERS_BEFORE_TWO_ERRORS : 0;
        Automaton automaton = ErrorAutomaton.of(
                Arrays.copyOf(letters, right), Arrays.copyOfRange(letters, right, letters.length), errors, last);
        CompiledAutomaton compiled = new CompiledAutomaton(automaton, true, false, isPlain);
        Map<String, Form> forms = new HashMap<>();
        try {
            for (Terms terms : index.terms(ThingFields.WORD)) {
                TermsEnum each = terms.intersect(compiled, null);
                for (BytesRef term = each.next(); term != null; term = each.next()) {
                    String other = term.utf8ToString();
                    int shorter = Math.min(word.length(), other.length());
                    float likeness = 1f - (float) DISTANCE.apply(word, other) / shorter;
                    forms.put(other, new Form(other, likeness));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Form> sorted = new ArrayList<>(forms.values());
        sorted.sort(Comparator.comparingDouble(Form::likeness).reversed().thenComparing(Form::word));
        // Asked only of those that come first, as it takes longer than to find a word.
        return sorted.stream()
                .filter(form -> !index.hasDeletions() || index.occurrences(form.word()) > 0)
                .limit(MOST_FORMS)
                .toList();
    }
}
