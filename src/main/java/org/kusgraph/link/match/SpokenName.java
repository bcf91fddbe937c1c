package org.kusgraph.link.match;

import java.util.ArrayList;
import java.util.List;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.KoreanCompounds;
import org.kusgraph.link.name.NameParts;
import org.kusgraph.link.name.WordSounds;

/**
 * A name as it is looked for: what may stand for each of its words.
 *
 * @param parts the name
 * @param terms for each word of it, what stands for it
 * @param translation whether the terms are the name's own words
 */
public record SpokenName(NameParts parts, List<Term> terms, Translation translation) {
    /** Whether words are those of the name. */
    public enum Translation {
        /** They are. */
        NONE,
        /** They are English for it. */
        FROM_KOREAN
    }

    /**
     * What stands for a word.
     *
     * @param ways phrases, of which one has to occur
     */
    public record Term(List<List<String>> ways) {}

    /** A name as it is. */
    public static SpokenName of(NameParts parts) {
        List<Term> terms = new ArrayList<>(parts.words().size());
        for (String word : parts.words()) {
            terms.add(new Term(List.of(List.of(word))));
        }
        return new SpokenName(parts, terms, Translation.NONE);
    }

    /** A name in Hangul as English names have it: translated where the words are known, romanised where they are not. */
    public static SpokenName translated(NameParts parts, KoreanCompounds compounds, WordSounds sounds) {
        List<Term> terms = new ArrayList<>();
        for (String word : parts.words()) {
            terms.add(new Term(
                    Hangul.isWord(word)
                            ? compounds.english(word).orElseGet(() -> List.of(List.of(sounds.romanised(word))))
                            : List.of(List.of(word))));
        }
        return new SpokenName(parts, terms, Translation.FROM_KOREAN);
    }
}
