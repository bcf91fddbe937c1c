package org.kusgraph.web.query;

import java.util.Optional;

/**
 * Why a query cannot be answered, in words for its author.
 *
 * @param place where in the text, when that is known
 * @param explanation what is wrong and what was expected, without a full stop
 */
public record QueryFault(Optional<Place> place, String explanation) implements QueryReading, RowReading {
    /**
     * A place in a query's text.
     *
     * @param line from 1
     * @param column in characters (code points), from 1
     */
    public record Place(int line, int column) {
        @Override
        public String toString() {
            return line + ":" + column;
        }
    }

    /** A fault of the query as a whole. */
    static QueryFault of(String explanation) {
        return new QueryFault(Optional.empty(), explanation);
    }

    /** A fault at a place. */
    static QueryFault at(Place place, String explanation) {
        return new QueryFault(Optional.of(place), explanation);
    }

    /** One line: the place, if known, and the explanation. */
    public String sentence() {
        return place.map(p -> "line " + p.line() + ", column " + p.column() + ": ")
                        .orElse("")
                + explanation;
    }
}
