package org.kusgraph.web.publication;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;

/**
 * Some of the statements that are sent, to ask for when they have arrived: a count tells nothing of letters that came to be others.
 * It holds the first, second, fourth, eighth, … statement of those in plain letters, and of those in others.
 */
final class Sample {
    private static final int LONGEST = 1000;
    private static final int LAST_PLAIN_LETTER = 0x7e;

    private final List<String> statements = new ArrayList<>();
    private long plain;
    private long other;

    /** Takes some of the statements of a piece. */
    void take(String triples) {
        triples.lines().filter(Sample::isTheSameEverywhere).forEach(line -> {
            boolean isPlain = line.chars().allMatch(letter -> letter <= LAST_PLAIN_LETTER);
            long number = isPlain ? ++plain : ++other;
            if (Long.bitCount(number) == 1) {
                statements.add(line);
            }
        });
    }

    /** A blank node has another name in each store, and a number or a day may be written otherwise there. */
    private static boolean isTheSameEverywhere(String line) {
        return line.length() <= LONGEST && line.startsWith("<") && !line.contains(" _:") && !line.contains("\"^^<");
    }

    List<Triple> triples() {
        List<Triple> triples = new ArrayList<>();
        RDFParser.fromString(String.join("\n", statements), Lang.NTRIPLES)
                .toGraph()
                .find()
                .forEachRemaining(triples::add);
        return triples;
    }
}
