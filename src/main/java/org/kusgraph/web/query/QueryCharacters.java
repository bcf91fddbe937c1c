package org.kusgraph.web.query;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import org.apache.jena.sparql.lang.arq.javacc.SimpleCharStream;

/**
 * The text of a query as Jena's parser takes it. The parser is told of the end by an exception: what it makes for itself knows each
 * method that led there, which takes a quarter of the time of reading a short query, and nobody looks at it.
 */
final class QueryCharacters extends Reader {
    /** As much as the parser would have; of a longer text it keeps a part at a time. */
    private static final int MOST_KEPT = 4096;

    private final Reader text;

    private QueryCharacters(String text) {
        this.text = new StringReader(text);
    }

    /** The characters of a text, from line 1 and column 1. */
    static SimpleCharStream of(String text) {
        return new SimpleCharStream(new QueryCharacters(text), 1, 1, Math.min(text.length() + 1, MOST_KEPT));
    }

    @Override
    public int read(char[] characters, int from, int most) throws IOException {
        int count = text.read(characters, from, most);
        if (count < 0) {
            throw new End();
        }
        return count;
    }

    @Override
    public void close() {
        // A text in memory holds nothing.
    }

    private static final class End extends IOException {
        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
