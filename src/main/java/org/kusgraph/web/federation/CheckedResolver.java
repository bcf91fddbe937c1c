package org.kusgraph.web.federation;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;

/**
 * Looks up a host and checks all its addresses before the client connects to one of them. The client connects to what this
 * returned and looks nothing up itself, so that a name cannot lead elsewhere between check and connection. An operator who
 * wants an address that is not public has to name it as an address: a name could come to lead to any.
 */
final class CheckedResolver implements SocketAddressResolver {
    private final Set<String> named;
    private final Lookup lookup;

    /** Finds the addresses of a host. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** The name leads to an address that may not be connected to. */
    static final class RefusedAddressException extends Exception {
        RefusedAddressException(InetAddress address) {
            super(address.getHostAddress());
        }
    }

    /** A resolver that lets the hosts through that the operator has named, when they are addresses. */
    CheckedResolver(Set<ServiceAddress> allowed, Lookup lookup) {
        this.named = allowed.stream().map(ServiceAddress::host).collect(Collectors.toUnmodifiableSet());
        this.lookup = lookup;
    }

    @Override
    public void resolve(String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
        try {
            promise.succeeded(checked(host).stream()
                    .map(address -> new InetSocketAddress(address, port))
                    .toList());
        } catch (UnknownHostException | RefusedAddressException e) {
            promise.failed(e);
        }
    }

    List<InetAddress> checked(String host) throws UnknownHostException, RefusedAddressException {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        InetAddress[] addresses = lookup.all(bare);
        boolean isNamedAddress = named.contains(bare) && isAddress(bare);
        for (InetAddress address : addresses) {
            if (!isNamedAddress && !PublicAddresses.contains(address)) {
                throw new RefusedAddressException(address);
            }
        }
        return Arrays.asList(addresses);
    }

    /** Whether a host is an address already: names of hosts have letters beyond f, and no colon. */
    private static boolean isAddress(String host) {
        return host.contains(":") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }
}
