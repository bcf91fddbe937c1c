package org.kusgraph.spark;

import java.io.Serializable;

/**
 * A part of an input that one task reads: a whole file, or of JSON Lines those lines that begin in a range of bytes.
 *
 * @param file the file's address
 * @param start the first byte
 * @param end the byte after the last one
 * @param firstLine the number of the first line that begins in the range, from 1
 * @param whole whether it is all of the file, in whatever form
 */
record Split(String file, long start, long end, int firstLine, boolean whole) implements Serializable {
    Split from(int line) {
        return new Split(file, start, end, line, whole);
    }
}
