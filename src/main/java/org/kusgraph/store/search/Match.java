package org.kusgraph.store.search;

/** How an entity was found; the earlier, the surer. */
public enum Match {
    /** By one of its names as it is, but for case, accents, spaces and signs. */
    NAME(6_000),
    /** By a name that sounds the same: another spelling in Latin letters, or in Hangul. */
    SOUND(5_000),
    /** By the beginning of a name. */
    BEGINNING(4_000),
    /** By the beginning of a later word of a name. */
    LATER_WORD(3_000),
    /** By words in a name. */
    WORDS(2_000),
    /** By words in another text, such as a description or what a claim says. */
    TEXT(1_000),
    /** By the beginning of what a name sounds like. */
    SIMILAR_BEGINNING(600),
    /** By a name that differs in a letter or two. */
    SIMILAR(500);

    /** What the index gives for it; relevance of words adds less than what lies between two. */
    private final float score;

    Match(float score) {
        this.score = score;
    }

    float score() {
        return score;
    }

    static Match of(float score) {
        for (Match match : values()) {
            if (score >= match.score) {
                return match;
            }
        }
        return SIMILAR;
    }
}
