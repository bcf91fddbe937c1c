package org.kusgraph.web.federation;

import org.jspecify.annotations.Nullable;

/** An endpoint elsewhere did not answer, or was not asked. The message is for the query's author and names the endpoint. */
public final class ServiceException extends RuntimeException {
    private final Reason reason;

    /** Why there is no answer. */
    public enum Reason {
        /** The endpoint cannot be reached, or answers with something that is no answer. */
        FAILED,
        /** The endpoint takes too long. */
        LATE,
        /** The endpoint may not be asked, or not at the network address that its name has. */
        REFUSED,
        /** The query asks for more than a limit allows. */
        TOO_MUCH
    }

    ServiceException(Reason reason, ServiceAddress endpoint, String explanation, @Nullable Throwable cause) {
        super("SERVICE <" + endpoint + "> " + explanation, cause);
        this.reason = reason;
    }

    ServiceException(Reason reason, ServiceAddress endpoint, String explanation) {
        this(reason, endpoint, explanation, null);
    }

    /** A refusal of an endpoint whose address may be anything. */
    ServiceException(String explanation) {
        super(explanation);
        this.reason = Reason.REFUSED;
    }

    /** Why there is no answer. */
    public Reason reason() {
        return reason;
    }

    /** Whether SERVICE SILENT goes on without the endpoint: when it is out of order, never when it was refused. */
    boolean isOutage() {
        return switch (reason) {
            case FAILED, LATE -> true;
            case REFUSED, TOO_MUCH -> false;
        };
    }

    /** What is wrong, for the query's author. */
    public String explanation() {
        return String.valueOf(getMessage());
    }
}
