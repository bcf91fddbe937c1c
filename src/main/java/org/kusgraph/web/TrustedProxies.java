package org.kusgraph.web;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * The proxies that stand before the server, whose word on who asks, and at which address, is taken: the headers
 * {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}. Anybody can send these headers, so from others they are no news.
 */
public final class TrustedProxies implements HttpConfiguration.Customizer {
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final List<InetAddress> addresses;

    private TrustedProxies(List<InetAddress> addresses) {
        this.addresses = List.copyOf(addresses);
    }

    /** No proxy. */
    public static TrustedProxies none() {
        return new TrustedProxies(List.of());
    }

    /**
     * Proxies by their addresses.
     *
     * @throws IllegalArgumentException when one is no address; a name is none, because whoever it stands for can change
     */
    public static TrustedProxies of(List<String> addresses) {
        return new TrustedProxies(addresses.stream()
                .map(text -> address(text)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a proxy is named by its IP address, which '" + text + "' is not")))
                .toList());
    }

    private static Optional<InetAddress> address(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            // Of what is an address already, no name server is asked.
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** Whether an address is a proxy's. */
    boolean contains(String address) {
        return !addresses.isEmpty()
                && address(address).filter(addresses::contains).isPresent();
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        SocketAddress remote = request.getConnectionMetaData().getRemoteSocketAddress();
        return remote instanceof InetSocketAddress internet && addresses.contains(internet.getAddress())
                ? new Forwarded(request, client(request).orElse(internet))
                : request;
    }

    /** The last address that no proxy of ours has: what stands before it is only what the client says. */
    private Optional<InetSocketAddress> client(Request request) {
        return values(request, "X-Forwarded-For").reversed().stream()
                .map(TrustedProxies::address)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(address -> !addresses.contains(address))
                .findFirst()
                .map(address -> new InetSocketAddress(address, 0));
    }

    private static List<String> values(Request request, String header) {
        return request.getHeaders().getValuesList(header).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** A request as the proxy received it. */
    private static final class Forwarded extends Request.Wrapper {
        private final HttpURI address;
        private final ConnectionMetaData connection;

        Forwarded(Request request, InetSocketAddress client) {
            super(request);
            HttpURI.Mutable mutable = HttpURI.build(request.getHttpURI());
            last(request, "X-Forwarded-Proto")
                    .map(scheme -> scheme.toLowerCase(Locale.ROOT))
                    .filter(List.of("http", "https")::contains)
                    .ifPresent(mutable::scheme);
            last(request, "X-Forwarded-Host")
                    .filter(host -> host.matches("[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+]"))
                    .ifPresent(mutable::host);
            last(request, "X-Forwarded-Port")
                    .filter(port -> port.matches("[0-9]{1,5}"))
                    .ifPresent(port -> mutable.port(Integer.parseInt(port)));
            this.address = mutable.asImmutable();
            this.connection = new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
                @Override
                public SocketAddress getRemoteSocketAddress() {
                    return client;
                }
            };
        }

        private static Optional<String> last(Request request, String header) {
            List<String> values = values(request, header);
            return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
        }

        @Override
        public HttpURI getHttpURI() {
            return address;
        }

        @Override
        public boolean isSecure() {
            return "https".equals(address.getScheme());
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return connection;
        }
    }
}
