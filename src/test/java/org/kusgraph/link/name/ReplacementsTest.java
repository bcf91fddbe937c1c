package org.kusgraph.link.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However replacements are put together, a text comes out as if each were made on its own. */
final class ReplacementsTest {
    private static final String LATIN = "aaabcdeefghiiklmnnooprqstuuvwxyz0é";
    private static final String JAMO = "ᄀᄂᄃᄅᄆᄇᄉᄋᄌᄎ하ᅢᅥᅦᅩᅪᅮᅵᅳᆨᆫᆮᆯᆷᆸᆺᆼᆽᇀᇂᆲᆰᆭ";

    @Test
    void theRulesOfSoundsAreAppliedFromTopToBottom() {
        Replacements replacements = new Replacements();
        List<String[]> rules = NameTable.rows("sounds.tsv");
        rules.forEach(rule -> replacements.add(rule[0], rule[1]));
        Random chance = new Random(20241118);
        for (int i = 0; i < 20_000; i++) {
            String text = text(chance.nextInt(3) == 0 ? LATIN + JAMO : chance.nextBoolean() ? JAMO : LATIN, chance);
            String expected = text;
            for (String[] rule : rules) {
                expected = expected.replaceAll(rule[0], rule[1]);
            }
            assertThat(replacements.in(text)).as(text).isEqualTo(expected);
        }
    }

    @Test
    void aLetterThatTakesTheOthersPlaceIsReplacedInItsTurn() {
        Replacements replacements = new Replacements();
        replacements.add("a", "b");
        replacements.add("c", "d");
        replacements.add("b|c", "e");
        replacements.add("a", "f");

        assertThat(replacements.in("abcd")).isEqualTo("eedd");
    }

    private static String text(String letters, Random chance) {
        StringBuilder text = new StringBuilder();
        for (int length = chance.nextInt(25); length > 0; length--) {
            text.append(letters.charAt(chance.nextInt(letters.length())));
        }
        return text.toString();
    }
}
