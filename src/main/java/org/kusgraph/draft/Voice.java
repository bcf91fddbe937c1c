package org.kusgraph.draft;

import java.util.List;

/**
 * Who says something.
 *
 * @param subjects one or several together, or none
 * @param named whether the article names who it is
 */
record Voice(List<Subject> subjects, Named named) {
    /** People whom the article does not name. */
    static final Voice UNNAMED = new Voice(List.of(), Named.NOT);

    /** Somebody of whom nothing is known. */
    static final Voice UNKNOWN = new Voice(List.of(), Named.UNKNOWN);

    /** Whether the article names who says something; by words of which nothing is known, perhaps. */
    enum Named {
        YES,
        NOT,
        UNKNOWN
    }

    static Voice of(List<Mention> mentions) {
        return new Voice(mentions.stream().map(Mention::subject).distinct().toList(), Named.YES);
    }

    boolean isUnnamed() {
        return named == Named.NOT;
    }
}
