package org.kusgraph.evidence;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/**
 * How much of an article its claims rest on. White space and punctuation do not count.
 *
 * @param uncovered the passages on which no claim rests, each within a line of the article
 * @param uncoveredCharacters how many characters of these passages count
 * @param characters how many characters of the article count
 */
public record Coverage(List<TextRange> uncovered, int uncoveredCharacters, int characters) {

    /** The coverage of a text by claims that rest on it. */
    public static Coverage of(ArticleText text, Collection<Claim> claims) {
        BitSet covered = new BitSet(text.length());
        claims.forEach(claim -> claim.evidence().forEach(range -> covered.set(range.start(), range.end())));
        List<TextRange> uncovered = new ArrayList<>();
        int uncoveredCharacters = 0;
        int characters = 0;
        int first = -1;
        int last = -1;
        for (int place = 0; place < text.length(); place++) {
            int character = text.codePoint(place);
            boolean passageEnds = covered.get(place) || character == '\n' || character == '\r';
            if (passageEnds && first >= 0) {
                uncovered.add(new TextRange(first, last + 1));
                first = -1;
            }
            if (!isMeaningless(character)) {
                characters++;
                if (!covered.get(place)) {
                    uncoveredCharacters++;
                    first = first < 0 ? place : first;
                    last = place;
                }
            }
        }
        if (first >= 0) {
            uncovered.add(new TextRange(first, last + 1));
        }
        return new Coverage(List.copyOf(uncovered), uncoveredCharacters, characters);
    }

    /** How much of the article no claim rests on, in percent. */
    public double uncoveredPercent() {
        return characters == 0 ? 0 : 100.0 * uncoveredCharacters / characters;
    }

    /** Whether a character says nothing by itself. */
    private static boolean isMeaningless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }
}
