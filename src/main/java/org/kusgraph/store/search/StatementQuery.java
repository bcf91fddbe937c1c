package org.kusgraph.store.search;

import java.util.Optional;
import java.util.Set;

/**
 * What {@code text:query} asks for.
 *
 * @param text what {@link org.apache.lucene.queryparser.simple.SimpleQueryParser} makes of any text
 * @param properties the IRIs of the properties whose texts count; all if there are none
 * @param language the language of the texts, if only one counts
 * @param graph the named graph whose texts count; the default graph if there is none
 * @param subject the only subject that counts, if it is known
 * @param most at most so many hits, the best
 */
record StatementQuery(
        String text,
        Set<String> properties,
        Optional<String> language,
        Optional<String> graph,
        Optional<String> subject,
        int most) {
    /** More hits than this are never given. */
    static final int MOST_HITS = 10_000;

    /** Longer texts of queries are refused. */
    static final int LONGEST_TEXT = 500;
}
