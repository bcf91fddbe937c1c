package org.kusgraph.spark;

import java.io.Serializable;
import org.kusgraph.document.IdentityFact;
import org.kusgraph.problem.Problem;

/** What comes of a document. */
sealed interface Piece extends Serializable {

    /** The statements of an article's graph, as sorted lines of N-Quads, each once. */
    final class Statements implements Piece {
        private final String article;
        private final byte[] lines;
        private final long count;

        Statements(String article, byte[] lines, long count) {
            this.article = article;
            this.lines = lines;
            this.count = count;
        }

        /** The article's id. */
        String article() {
            return article;
        }

        /** The lines, which nobody changes. */
        byte[] lines() {
            return lines;
        }

        /** How many lines there are. */
        long count() {
            return count;
        }
    }

    /** What the document says of an id that other documents may say something of too. */
    record Fact(IdentityFact fact) implements Piece {}

    /** What is wrong. */
    record Fault(Problem problem) implements Piece {}

    /** How many documents a file has, and what came of them. */
    record Count(String file, long documents, long statements, long refused) implements Piece {
        Count plus(Count other) {
            return new Count(file, documents + other.documents, statements + other.statements, refused + other.refused);
        }
    }
}
