package org.kusgraph.web.publication;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.Authentication;
import org.eclipse.jetty.client.AuthenticationStore;
import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.DigestAuthentication;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.kusgraph.problem.Shown;

/** Sends requests to one store, with credentials where it asks for them, and to no other: no redirect is followed. */
final class StoreClient implements AutoCloseable {
    private static final int THREADS = 6;
    private static final int REQUEST_MINUTES = 10;
    private static final int MAX_SAID_BYTES = 4 * 1024;
    private static final int MAX_SAID_LETTERS = 300;

    private final HttpClient client = new HttpClient();

    private StoreClient() {}

    static StoreClient start(Optional<Credentials> credentials, URI... addresses) {
        StoreClient started = new StoreClient();
        HttpClient client = started.client;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("publication");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setFollowRedirects(false);
        client.setIdleTimeout(TimeUnit.MINUTES.toMillis(REQUEST_MINUTES));
        AuthenticationStore known = client.getAuthenticationStore();
        for (URI address : addresses) {
            URI origin = address.resolve("/");
            credentials.ifPresent(given -> {
                // The first that the store asks for is taken, and a digest keeps the password here.
                known.addAuthentication(
                        new DigestAuthentication(origin, Authentication.ANY_REALM, given.user(), given.password()));
                known.addAuthentication(
                        new BasicAuthentication(origin, Authentication.ANY_REALM, given.user(), given.password()));
            });
        }
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException("the client for the store does not start", e);
        }
        return started;
    }

    /** Uses what a store answers, while it comes. */
    interface AnswerUse {
        void use(String mediaType, InputStream body) throws IOException;
    }

    /** Sends a body; a graph that is not there is no fault. */
    void send(String method, URI address, String mediaType, String body) throws IOException {
        boolean unused = ask(
                client.newRequest(address).method(method).body(new StringRequestContent(mediaType, body, UTF_8)),
                (type, answer) -> {});
    }

    /** Sends a request without a body. */
    boolean send(String method, URI address) throws IOException {
        return ask(client.newRequest(address).method(method), (type, answer) -> {});
    }

    /**
     * Reads an answer.
     *
     * @return whether there is something at the address
     */
    boolean get(URI address, String accept, AnswerUse use) throws IOException {
        return ask(client.newRequest(address).headers(headers -> headers.put(HttpHeader.ACCEPT, accept)), use);
    }

    /** Sends a body, and reads the answer. */
    void post(URI address, String mediaType, String body, String accept, AnswerUse use) throws IOException {
        boolean unused = ask(
                client.newRequest(address)
                        .method("POST")
                        .headers(headers -> headers.put(HttpHeader.ACCEPT, accept))
                        .body(new StringRequestContent(mediaType, body, UTF_8)),
                use);
    }

    private boolean ask(Request request, AnswerUse use) throws IOException {
        URI address = request.getURI();
        try (InputStreamResponseListener listener = new InputStreamResponseListener()) {
            request.timeout(REQUEST_MINUTES, TimeUnit.MINUTES).send(listener);
            Response response = listener.get(REQUEST_MINUTES, TimeUnit.MINUTES);
            try (InputStream body = listener.getInputStream()) {
                int status = response.getStatus();
                if (HttpStatus.isSuccess(status)) {
                    use.use(mediaType(response), body);
                    // Read to its end, so that the connection can be used again.
                    long unused = body.transferTo(OutputStream.nullOutputStream());
                    return true;
                }
                if (status == HttpStatus.NOT_FOUND_404 && !request.getMethod().equals("POST")) {
                    return false;
                }
                throw new IOException(shown(address) + " answers to " + request.getMethod() + " with status " + status
                        + hint(status) + said(response, body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(shown(address) + ": interrupted", e);
        } catch (TimeoutException e) {
            throw new IOException(shown(address) + " did not answer within " + REQUEST_MINUTES + " minutes", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    shown(address) + " cannot be reached: "
                            + words(Optional.ofNullable(e.getCause()).orElse(e)),
                    e);
        }
    }

    private static String words(Throwable cause) {
        return switch (cause) {
            case UnknownHostException unknown -> "there is no such host";
            case ConnectException nobody -> "nothing answers there";
            case SSLException insecure -> "the connection is not secure";
            case TimeoutException late -> "it did not answer within " + REQUEST_MINUTES + " minutes";
            default -> "the connection broke off; start again to go on from there";
        };
    }

    private static String hint(int status) {
        return switch (status) {
            case HttpStatus.UNAUTHORIZED_401 ->
                ": it wants a user and a password, or others (--user and KUS_PASSWORD or --password-file)";
            case HttpStatus.FORBIDDEN_403 -> ": the user may not write there";
            case HttpStatus.METHOD_NOT_ALLOWED_405, HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, HttpStatus.NOT_FOUND_404 ->
                ": is it the address for the Graph Store Protocol, or with --update for SPARQL Update?";
            default ->
                HttpStatus.isRedirection(status) ? ": it redirects, which is not followed; give the other address" : "";
        };
    }

    private static String said(Response response, InputStream body) throws IOException {
        if (mediaType(response).equals("text/html")) {
            return "";
        }
        String line = new String(body.readNBytes(MAX_SAID_BYTES), UTF_8)
                .replaceAll("\\s+", " ")
                .strip();
        int[] letters = line.codePoints().limit(MAX_SAID_LETTERS).toArray();
        return letters.length == 0 ? "" : "; it says: " + Shown.whole(new String(letters, 0, letters.length));
    }

    private static String mediaType(Response response) {
        return Optional.ofNullable(response.getHeaders().get(HttpHeader.CONTENT_TYPE))
                .orElse("")
                .replaceFirst(";.*", "")
                .strip();
    }

    /** An address without what stands behind the question mark, which repeats graphs and queries. */
    private static String shown(URI address) {
        return address.toString().replaceFirst("\\?.*", "");
    }

    @Override
    public void close() {
        try {
            client.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the client for the store does not stop", e);
        }
    }
}
