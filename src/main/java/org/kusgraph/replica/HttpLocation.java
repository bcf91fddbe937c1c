package org.kusgraph.replica;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.kusgraph.problem.Shown;

/**
 * A folder that is given out by HTTP. Only plain GET and ranges are asked for, which web servers and object stores all have; no
 * redirect is followed, so that nothing but the address that the operator has named is asked.
 */
record HttpLocation(URI folder) implements Location {
    private static final int CONNECT_MILLISECONDS = 5_000;
    private static final int SILENT_MILLISECONDS = 20_000;

    static HttpLocation of(String text) {
        URI address;
        try {
            address = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the address of a location cannot be read: " + text, e);
        }
        if (address.getHost() == null || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of a location is that of a folder, such as https://store.example/kus/, and not "
                            + text);
        }
        if (address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the address of a location takes no user and password");
        }
        return new HttpLocation(Location.folder(address));
    }

    @Override
    public Part open(String path, long offset) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) folder.resolve(path).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(CONNECT_MILLISECONDS);
        connection.setReadTimeout(SILENT_MILLISECONDS);
        connection.setRequestProperty("User-Agent", "kus (follows snapshots)");
        connection.setRequestProperty("Accept", "*/*");
        connection.setRequestProperty("Accept-Encoding", "identity");
        connection.setRequestProperty("Cache-Control", "no-cache");
        if (offset > 0) {
            connection.setRequestProperty("Range", "bytes=" + offset + "-");
        }
        try {
            return body(connection, path, offset);
        } catch (LocationException e) {
            connection.disconnect();
            throw e;
        } catch (IOException e) {
            connection.disconnect();
            throw new LocationException(shown(path), fault(e), e);
        }
    }

    private Part body(HttpURLConnection connection, String path, long offset) throws IOException {
        int status = connection.getResponseCode();
        if (status >= HttpURLConnection.HTTP_MULT_CHOICE && status < HttpURLConnection.HTTP_BAD_REQUEST) {
            throw new LocationException(
                    shown(path),
                    "redirects to "
                            + Shown.quoted(Optional.ofNullable(connection.getHeaderField("Location"))
                                    .orElse(""))
                            + ", which is not followed; name the location's own address");
        }
        boolean isPart = offset > 0 && status == HttpURLConnection.HTTP_PARTIAL;
        if (status != HttpURLConnection.HTTP_OK && !isPart) {
            throw new LocationException(shown(path), "is answered with status " + status);
        }
        String encoding = Optional.ofNullable(connection.getContentEncoding()).orElse("identity");
        if (!encoding.toLowerCase(Locale.ROOT).equals("identity")) {
            throw new LocationException(shown(path), "is sent in the encoding " + Shown.quoted(encoding) + ", unasked");
        }
        if (isPart) {
            String range = Optional.ofNullable(connection.getHeaderField("Content-Range"))
                    .orElse("");
            if (!range.startsWith("bytes " + offset + "-")) {
                throw new LocationException(shown(path), "is answered with another part than was asked for");
            }
        }
        // A server without ranges sends all of it.
        return new Part(isPart ? offset : 0, connection.getInputStream());
    }

    private static String fault(IOException cause) {
        return switch (cause) {
            case UnknownHostException unknown -> "cannot be fetched: there is no such host";
            case ConnectException nobody -> "cannot be fetched: nothing answers there";
            case SocketTimeoutException late -> "cannot be fetched: no answer came in time";
            case SSLException insecure -> "cannot be fetched: the connection is not secure";
            default -> "cannot be fetched: the connection broke off";
        };
    }

    @Override
    public String shown(String path) {
        return folder.resolve(path).toString();
    }
}
