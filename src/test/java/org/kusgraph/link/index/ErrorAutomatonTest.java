package org.kusgraph.link.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The automata of words with errors, beside those that Lucene makes in another way. */
final class ErrorAutomatonTest {
    private static final int LAST_LETTER = 'z';
    private static final int WORDS = 300;
    private static final int TRIES = 100;

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theyAcceptWhatThoseOfLuceneAccept(int errors) {
        for (int count = 0; count < WORDS; count++) {
            String word = word(1 + random.nextInt(8));
            int right = random.nextInt(2);
            int[] letters = word.codePoints().toArray();
            int[] wrong = Arrays.copyOfRange(letters, right, letters.length);
            Automaton own = ErrorAutomaton.of(Arrays.copyOf(letters, right), wrong, errors, LAST_LETTER);
            Automaton other =
                    new LevenshteinAutomata(wrong, LAST_LETTER, true).toAutomaton(errors, word.substring(0, right));

            assertThat(own.isDeterministic()).isTrue();
            CharacterRunAutomaton ownRun = new CharacterRunAutomaton(own);
            CharacterRunAutomaton otherRun = new CharacterRunAutomaton(other);
            for (int tried = 0; tried < TRIES; tried++) {
                String changed = changed(word);
                assertThat(ownRun.run(changed))
                        .as("%s for %s with %d errors", changed, word, errors)
                        .isEqualTo(otherRun.run(changed));
            }
        }
    }

    /** Few different letters, so that some stand twice. */
    private String word(int length) {
        return random.ints(length, 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String changed(String word) {
        StringBuilder changed = new StringBuilder(word);
        for (int changes = random.nextInt(4); changes > 0 && changed.length() > 1; changes--) {
            int place = random.nextInt(changed.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(place);
                case 1 -> changed.insert(place, word(1));
                case 2 -> changed.setCharAt(place, 'z');
                default -> changed.insert(place, changed.charAt(place + 1)).deleteCharAt(place + 2);
            }
        }
        return changed.toString();
    }
}
