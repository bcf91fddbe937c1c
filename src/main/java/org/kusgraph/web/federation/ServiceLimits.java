package org.kusgraph.web.federation;

import java.time.Duration;

/**
 * How much a query may ask of other endpoints.
 *
 * @param perCall how long one call may take
 * @param bytes how large the answer to one call may be, unpacked
 * @param calls how many calls one query may make
 */
public record ServiceLimits(Duration perCall, int bytes, int calls) {
    /** Ten seconds and 10 MiB a call, and 100 calls. */
    public static final ServiceLimits USUAL = new ServiceLimits(Duration.ofSeconds(10), 10 * 1024 * 1024, 100);

    public ServiceLimits {
        if (perCall.isNegative() || perCall.isZero() || bytes < 1 || calls < 1) {
            throw new IllegalArgumentException("limits of calls to other endpoints have to be greater than 0");
        }
    }
}
