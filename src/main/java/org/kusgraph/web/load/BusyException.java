package org.kusgraph.web.load;

/** There is too much to do for one more query. Its stack is of no interest: it is an answer, not a fault of the program. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int retrySeconds;

    BusyException(String explanation, int retrySeconds) {
        super(explanation);
        this.retrySeconds = retrySeconds;
    }

    /** What to tell the client. */
    public String explanation() {
        return String.valueOf(getMessage());
    }

    /** When it is worth to ask again. */
    public int retrySeconds() {
        return retrySeconds;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
