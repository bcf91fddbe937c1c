package org.kusgraph.web.query;

/** An answer that is larger than answers may be. Its stack is of no interest: it is an answer, not a fault of the program. */
public final class TooLargeAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With words for whoever asked. */
    public TooLargeAnswerException(String explanation) {
        super(explanation);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
