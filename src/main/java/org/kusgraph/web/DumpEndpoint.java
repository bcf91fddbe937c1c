package org.kusgraph.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;
import org.kusgraph.graph.Names;
import org.kusgraph.store.Dump;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotSource;

/**
 * All statements as compressed N-Quads at {@code /dump.nq.gz}, those of one graph at {@code /dump/NAME.nq.gz}, and beside each
 * its SHA-256 in the form that {@code sha256sum --check} reads. What claims say as triple terms is under {@code /reifiers} in the
 * same way, for whoever asks for it.
 */
final class DumpEndpoint implements Endpoint {
    /** Where all of it is. */
    static final String ALL = "/dump.nq.gz";

    private static final Pattern FILE = Pattern.compile("/(dump|reifiers)(?:/([^/]+))?\\.nq(\\.gz)?(\\.sha256)?");
    private static final int BUFFER_BYTES = 1 << 15;

    private final String path;
    private final SnapshotSource snapshots;
    private final Names names;

    private DumpEndpoint(String path, ServerOptions options) {
        this.path = path;
        this.snapshots = options.snapshots();
        this.names = Names.ofEntities(options.introduction().base());
    }

    /** One endpoint for each of the paths. */
    static List<Endpoint> all(ServerOptions options) {
        return Stream.of("/dump", "/reifiers")
                .flatMap(dump -> Stream.of(".nq.gz", ".nq.gz.sha256", ".nq.sha256", "/*")
                        .<Endpoint>map(ending -> new DumpEndpoint(dump + ending, options)))
                .toList();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher file = FILE.matcher(request.getRequestURI());
        boolean isDigest = file.matches() && file.group(4) != null;
        if (!file.matches() || (file.group(3) == null && !isDigest)) {
            throw nothing("a dump is called NAME.nq.gz, and its digest NAME.nq.gz.sha256");
        }
        try (SnapshotReading snapshot = AskedSnapshot.open(snapshots, request, response)) {
            Dump.Content content = file.group(1).equals("dump") ? Dump.Content.STATEMENTS : Dump.Content.REIFIERS;
            Dump dump = Dump.of(snapshot, content).orElseThrow(() -> nothing("the data that is served has no dump"));
            Dump.Part part = part(dump, Optional.ofNullable(file.group(2)));
            if (isDigest) {
                boolean ofContent = file.group(3) == null;
                String name = request.getRequestURI()
                        .substring(request.getRequestURI().lastIndexOf('/') + 1)
                        .replace(".sha256", "");
                sendDigest(ofContent ? part.contentDigest() : part.digest(), name, response);
            } else {
                send(dump, part, request, response);
            }
        }
    }

    /** The name is taken as it stands in the address: graphs' names have the same escapes. */
    private Dump.Part part(Dump dump, Optional<String> graph) throws IOException {
        if (graph.isEmpty()) {
            return dump.all();
        }
        return dump.graph(names.articleGraph(graph.get()).getURI())
                .orElseThrow(() ->
                        nothing("there is no graph of this name; ask SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"));
    }

    private static RefusalException nothing(String explanation) {
        return RefusalException.of(HttpStatus.NOT_FOUND_404, explanation);
    }

    private static void sendDigest(String digest, String name, HttpServletResponse response) throws IOException {
        byte[] line = (digest + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(line.length);
        response.getOutputStream().write(line);
    }

    private static void send(Dump dump, Dump.Part part, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        EntityTag tag = EntityTag.ofBytes(part.digest());
        response.setHeader("ETag", tag.value());
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Repr-Digest", reprDigest(part.digest()));
        if (tag.isKnownTo(request)) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            return;
        }
        Optional<ByteRange> range = ByteRange.of(request, part.length(), tag.value());
        range.ifPresent(asked -> {
            response.setStatus(HttpStatus.PARTIAL_CONTENT_206);
            response.setHeader("Content-Range", asked.contentRange(part.length()));
        });
        ByteRange sent = range.orElse(new ByteRange(0, part.length()));
        response.setContentType("application/gzip");
        response.setContentLengthLong(sent.length());
        if (!request.getMethod().equals("HEAD")) {
            copy(dump, part.offset() + sent.first(), sent.length(), response);
        }
    }

    /** RFC 9530, section 3. */
    private static String reprDigest(String digest) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(digest)) + ":";
    }

    private static void copy(Dump dump, long offset, long length, HttpServletResponse response) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = dump.open(offset)) {
            for (long left = length; left > 0; ) {
                int count = in.read(buffer, 0, (int) Math.min(left, BUFFER_BYTES));
                if (count < 0) {
                    throw new BrokenOffException("the file ends too early");
                }
                response.getOutputStream().write(buffer, 0, count);
                left -= count;
            }
        }
    }
}
