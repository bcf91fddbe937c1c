package org.kusgraph.link.things;

import java.io.IOException;
import java.io.InputStream;

/** Reads things from a form of file, one after the other, in memory bounded by one of them. */
public interface ThingReader {
    /**
     * Reads a file.
     *
     * @param file the name by which problems tell of it
     * @param input its bytes, unpacked
     * @param receiver takes the things and what is wrong
     * @throws IOException if it cannot be read
     */
    void read(String file, InputStream input, ThingReceiver receiver) throws IOException;
}
