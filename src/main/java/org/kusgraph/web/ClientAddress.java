package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;

/** Who asks, as far as it can be told: the address from which the request comes. */
final class ClientAddress {
    /** The groups of an IPv6 address that name a network; who has one has all addresses in it. */
    private static final int NETWORK_GROUPS = 4;

    private ClientAddress() {}

    /** The name under which a client's requests are counted. */
    static String of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    static String of(String address) {
        String[] groups = address.split(":", -1);
        if (groups.length <= NETWORK_GROUPS || address.contains(".")) {
            return address;
        }
        return String.join(":", Arrays.copyOf(groups, NETWORK_GROUPS));
    }
}
