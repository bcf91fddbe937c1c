package org.kusgraph.web;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.web.federation.ServiceException;
import org.kusgraph.web.load.BusyException;
import org.kusgraph.web.query.TooLargeAnswerException;

/** What authors are told of queries that could not be answered though there is nothing wrong with them; each is counted. */
final class QueryRefusals {
    private final Duration timeLimit;
    private final Metrics metrics;

    QueryRefusals(Duration timeLimit, Metrics metrics) {
        this.timeLimit = timeLimit;
        this.metrics = metrics;
    }

    RefusalException cancelled() {
        metrics.countQuery("cancelled");
        return RefusalException.of(HttpStatus.CONFLICT_409, "the query was cancelled by whoever asked it");
    }

    RefusalException tookTooLong() {
        metrics.countQuery("too_long");
        return RefusalException.of(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "the query took longer than the "
                        + BigDecimal.valueOf(timeLimit.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " s that it may take here; ask for less, or with LIMIT",
                Map.of("Retry-After", String.valueOf(Math.max(1, timeLimit.toSeconds()))));
    }

    RefusalException tooLarge(TooLargeAnswerException fault) {
        metrics.countQuery("too_large");
        return RefusalException.of(HttpStatus.BAD_REQUEST_400, String.valueOf(fault.getMessage()));
    }

    RefusalException serviceFailed(ServiceException fault) {
        metrics.countQuery("service_failed");
        return RefusalException.of(status(fault.reason()), fault.explanation());
    }

    private static int status(ServiceException.Reason reason) {
        return switch (reason) {
            case FAILED, REFUSED -> HttpStatus.BAD_GATEWAY_502;
            case LATE -> HttpStatus.GATEWAY_TIMEOUT_504;
            case TOO_MUCH -> HttpStatus.BAD_REQUEST_400;
        };
    }

    RefusalException neededTooMuchMemory() {
        metrics.countQuery("too_much_memory");
        return RefusalException.of(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                "the query needed more memory than the server has to spare; ask for less, or without sorting and grouping"
                        + " much",
                Map.of("Retry-After", String.valueOf(Math.max(1, timeLimit.toSeconds()))));
    }

    RefusalException busy(BusyException e) {
        metrics.countQuery("busy");
        return RefusalException.of(
                HttpStatus.SERVICE_UNAVAILABLE_503,
                e.explanation(),
                Map.of("Retry-After", String.valueOf(e.retrySeconds())));
    }
}
