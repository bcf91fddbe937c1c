package org.kusgraph.web.query;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes answers in one format. Writes as it reads where the format allows it; does not close the stream. Throws
 * {@link UnfitAnswerException} when the answer holds something that the format cannot carry, if it can before it has written
 * anything.
 */
interface AnswerWriter {
    void write(Answer answer, Prefixes prefixes, OutputStream out) throws IOException;
}
