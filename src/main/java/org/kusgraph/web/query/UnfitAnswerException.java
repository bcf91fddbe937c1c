package org.kusgraph.web.query;

import org.jspecify.annotations.Nullable;

/** The answer holds something that the chosen format cannot carry. Its message says what, and which formats can. */
public final class UnfitAnswerException extends RuntimeException {
    UnfitAnswerException(String message) {
        super(message);
    }

    UnfitAnswerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
