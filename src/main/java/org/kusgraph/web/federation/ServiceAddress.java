package org.kusgraph.web.federation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * The exact address of a SPARQL endpoint: scheme, host, port and path. Two spellings of one address are the same; nothing that
 * an asker could add to it (user, query, fragment) is possible.
 *
 * @param address the address in its plain spelling, with its port
 */
public record ServiceAddress(URI address) {
    private static final int MAX_LENGTH = 2048;

    /**
     * The address that a text spells; empty when it spells none.
     *
     * @param text such as {@code https://query.wikidata.org/sparql}
     */
    public static Optional<ServiceAddress> of(String text) {
        try {
            return text.length() > MAX_LENGTH ? Optional.empty() : of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<ServiceAddress> of(URI uri) throws URISyntaxException {
        String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null) {
            return Optional.empty();
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return Optional.of(new ServiceAddress(
                new URI(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port + path)));
    }

    /** The host: a name, or an IP address (of version 6 without brackets). */
    String host() {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The address as people write it, without a port that goes without saying. */
    @Override
    public String toString() {
        return address.toString()
                .replaceFirst("^(https://[^/]+):443/", "$1/")
                .replaceFirst("^(http://[^/]+):80/", "$1/");
    }
}
