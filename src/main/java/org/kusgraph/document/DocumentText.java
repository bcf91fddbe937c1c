package org.kusgraph.document;

import org.kusgraph.problem.Outcome;

/** The bytes of one document, cut out of its file but not read yet. They are neither copied nor changed. */
public final class DocumentText {
    private final String file;
    private final int firstLine;
    private final byte[] bytes;

    DocumentText(String file, int firstLine, byte[] bytes) {
        this.file = file;
        this.firstLine = firstLine;
        this.bytes = bytes;
    }

    /** What problems call the file. */
    String file() {
        return file;
    }

    /** The line of the file on which the document begins, from 1. */
    int firstLine() {
        return firstLine;
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes there are. */
    public int size() {
        return bytes.length;
    }

    /** Takes the documents of a file, one after another, or why there are no more. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes the next. */
        void accept(Outcome<DocumentText> text);
    }
}
