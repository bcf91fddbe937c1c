package org.kusgraph.document;

/**
 * How large a document may be; a limit keeps a hostile or broken one from taking the machine's memory.
 *
 * @param bytes the most bytes of one document, unpacked
 * @param depth the most objects and lists within one another
 */
public record Limits(int bytes, int depth) {
    /** The name of the option that sets the most bytes, for messages to name. */
    public static final String BYTES_OPTION = "--max-bytes";
    /** The name of the option that sets the most levels. */
    public static final String DEPTH_OPTION = "--max-depth";
    /** The limits that hold where none are set: an article's document takes a hundredth of the bytes and a handful of levels. */
    public static final Limits USUAL = new Limits(16 * 1024 * 1024, 32);
    /** The most bytes that can be allowed: what a text can hold. */
    public static final int MOST_BYTES = 1024 * 1024 * 1024;
    /** The most levels that can be allowed: what the program can follow. */
    public static final int MOST_DEPTH = 1000;

    /** Limits that can be kept. */
    public Limits {
        if (bytes < 1 || bytes > MOST_BYTES) {
            throw new IllegalArgumentException(BYTES_OPTION + " is to be from 1 to " + MOST_BYTES);
        }
        if (depth < 1 || depth > MOST_DEPTH) {
            throw new IllegalArgumentException(DEPTH_OPTION + " is to be from 1 to " + MOST_DEPTH);
        }
    }
}
