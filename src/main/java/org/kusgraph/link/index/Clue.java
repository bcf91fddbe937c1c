package org.kusgraph.link.index;

import java.util.List;

/**
 * What speaks for a document: that it has one of some terms.
 *
 * @param signs the terms, those that tell most first; of those that a document has, the first one counts
 */
record Clue(List<Sign> signs) {
    /**
     * A term.
     *
     * @param field the field that has it
     * @param term the term
     * @param weight how much it tells
     */
    record Sign(String field, String term, float weight) {}

    /** One term, which tells all. */
    static Clue of(String field, String term) {
        return new Clue(List.of(new Sign(field, term, 1)));
    }

    /** How much it can tell of a document. */
    float weight() {
        return signs.getFirst().weight();
    }
}
