package org.kusgraph.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Eventually;

/** The server's own TLS, by files that its operator gives and renews. */
@NullUnmarked
final class TlsTest {
    private static final String PASSWORD = "of-no-importance";

    @TempDir
    private static Path folder;

    private static KeyStore first;
    private static KeyStore second;

    @BeforeAll
    static void makeKeys() throws IOException, GeneralSecurityException, InterruptedException {
        first = made("EC", "-groupname", "secp256r1");
        second = made("RSA", "-keysize", "2048");
    }

    @Test
    void answersComeByTlsAndARenewedCertificateIsUsedWithoutARestart() throws Exception {
        TlsFiles files = written(first, folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        ServerOptions options = ServerOptions.of(TestSnapshots.of(""), TestServer.INTRODUCTION)
                .withPort(0)
                .withTls(files);
        try (Server server = Server.start(options)) {
            assertThat(server.url().getScheme()).isEqualTo("https");
            HttpResponse<String> answer = asked(server, first);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
            assertThat(presented(answer)).isEqualTo(certificate(first));
            assertThatThrownBy(() -> asked(server, second)).isInstanceOf(IOException.class);

            // Not a certificate at first, which must not end what is served.
            Files.writeString(files.certificate(), "-----BEGIN");
            assertThat(presented(asked(server, first))).isEqualTo(certificate(first));
            TlsFiles unused = written(second, files.certificate(), files.key());
            Eventually.holds(() -> presents(server, second));
        }
    }

    private static boolean presents(Server server, KeyStore trusted) {
        try {
            return presented(asked(server, trusted)).equals(certificate(trusted));
        } catch (Exception notTrusted) {
            return false;
        }
    }

    @Test
    void filesThatDoNotFitAreNamed() throws Exception {
        Path certificate = folder.resolve("other.pem");
        TlsFiles mixed = written(first, certificate, folder.resolve("mixed-key.pem"));
        for (KeyStore other : List.of(second, made("EC", "-groupname", "secp256r1"))) {
            Files.write(mixed.key(), keyPem(other));
            assertThatThrownBy(() -> mixed.read(PASSWORD))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("mixed-key.pem: this is ");
        }
        Files.writeString(mixed.key(), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertThatThrownBy(() -> mixed.read(PASSWORD)).hasMessageContaining("openssl pkcs8 -topk8");
        Files.writeString(certificate, "nothing");
        assertThatThrownBy(() -> mixed.read(PASSWORD))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other.pem");
    }

    private static HttpResponse<String> asked(Server server, KeyStore trusted) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore authorities = KeyStore.getInstance("PKCS12");
        authorities.load(null, null);
        authorities.setCertificateEntry("server", certificate(trusted));
        trust.init(authorities);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        URI address = URI.create("https://localhost:" + server.port() + "/$/ping");
        try (HttpClient client = HttpClient.newBuilder().sslContext(context).build()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    private static X509Certificate presented(HttpResponse<String> answer) throws IOException {
        return (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
    }

    private static X509Certificate certificate(KeyStore store) throws GeneralSecurityException {
        return (X509Certificate) store.getCertificate("server");
    }

    private static TlsFiles written(KeyStore store, Path certificate, Path key)
            throws IOException, GeneralSecurityException {
        Files.write(certificate, pem("CERTIFICATE", certificate(store).getEncoded()));
        Files.write(key, keyPem(store));
        return new TlsFiles(certificate, key);
    }

    private static byte[] keyPem(KeyStore store) throws GeneralSecurityException {
        return pem("PRIVATE KEY", store.getKey("server", PASSWORD.toCharArray()).getEncoded());
    }

    private static byte[] pem(String what, byte[] content) {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(content);
        return ("-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n").getBytes(US_ASCII);
    }

    /** A key and its certificate, as the JDK's own program makes them. */
    private static KeyStore made(String algorithm, String... more)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve(UUID.randomUUID() + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD,
                "-keyalg",
                algorithm));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(file)) {
            store.load(input, PASSWORD.toCharArray());
        }
        return store;
    }
}
