package org.kusgraph.web;

import java.io.IOException;
import java.security.KeyStore;
import java.util.UUID;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks TLS with what the files hold, also when they are renewed while the server runs. */
final class TlsContext {
    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);

    private final TlsFiles files;
    private final String password = UUID.randomUUID().toString();
    private final SslContextFactory.Server context = new SslContextFactory.Server();

    /** Used by one thread at a time. */
    private TlsFiles.Written written;

    private TlsContext(TlsFiles files, TlsFiles.Written written) {
        this.files = files;
        this.written = written;
    }

    /** Reads the files. */
    static TlsContext of(TlsFiles files) throws IOException {
        TlsContext tls = new TlsContext(files, files.written());
        tls.context.setKeyStore(files.read(tls.password));
        tls.context.setKeyStorePassword(tls.password);
        tls.context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        return tls;
    }

    /** A connector that does what another does, but by TLS. */
    ServerConnector connector(Server jetty, ServerConnector plain) {
        HttpConnectionFactory http = plain.getConnectionFactory(HttpConnectionFactory.class);
        // Which name a client meant is its own to check: the server may be asked by its address too.
        http.getHttpConfiguration().addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector =
                new ServerConnector(jetty, new SslConnectionFactory(context, http.getProtocol()), http);
        connector.setPort(plain.getPort());
        return connector;
    }

    /** Takes the files anew when they have been written; what cannot be read leaves everything as it is. */
    void look() {
        try {
            TlsFiles.Written now = files.written();
            if (!now.equals(written)) {
                written = now;
                KeyStore store = files.read(password);
                context.reload(factory -> factory.setKeyStore(store));
                LOG.info("{} is used from now on", files.certificate());
            }
        } catch (Exception e) {
            // Jetty declares no narrower one. The next look comes when a file is written again.
            LOG.warn("the certificate from before is used on: {}", e.getMessage());
        }
    }
}
