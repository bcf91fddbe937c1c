package org.kusgraph.web.publication;

/**
 * What became of one graph.
 *
 * @param graph its IRI
 * @param statements how many statements it has, where that was counted, and otherwise 0
 * @param fate what was done
 */
public record PublishedGraph(String graph, long statements, Fate fate) {
    /** What is done with a graph. */
    public enum Fate {
        /** The store had it already, as it is. */
        THERE_ALREADY("there already"),
        /** It was sent, and the store has it. */
        SENT("sent"),
        /** It would be sent. */
        TO_BE_SENT("to be sent"),
        /** An earlier snapshot had it; the store keeps it. */
        GONE("no longer in the snapshot"),
        /** An earlier snapshot had it; it was removed from the store. */
        REMOVED("removed"),
        /** An earlier snapshot had it; it would be removed. */
        TO_BE_REMOVED("to be removed");

        private final String words;

        Fate(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }
}
