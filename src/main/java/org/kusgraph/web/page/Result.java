package org.kusgraph.web.page;

import java.util.List;

/** The answer to a query as a page shows it: whole, or its beginning with a word that it is cut. */
public sealed interface Result {
    /** Whether there is more than the page shows. */
    boolean isCut();

    /** The solutions of a SELECT; each row has a term for each variable. */
    record Rows(List<String> variables, List<List<Term>> rows, boolean isCut) implements Result {}

    /** What an ASK found. */
    record Truth(boolean value) implements Result {
        @Override
        public boolean isCut() {
            return false;
        }
    }

    /**
     * The graph of a CONSTRUCT or DESCRIBE.
     *
     * @param text the graph in the syntax of a format
     * @param isCut whether the text is only the beginning
     * @param statements the graph as a table, a row for each statement
     */
    record GraphText(String text, boolean isCut, Rows statements) implements Result {}
}
