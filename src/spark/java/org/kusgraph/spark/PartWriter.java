package org.kusgraph.spark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function2;
import scala.Tuple2;

/**
 * Writes one part: the graphs that fell to it, in the order of their articles. The same statements give the same bytes, so that it does
 * not matter how often a part is written, or by which of several attempts.
 */
final class PartWriter implements Function2<Integer, Iterator<Tuple2<String, byte[]>>, Iterator<PartWriter.Part>> {
    /** What the name of a file begins with that no attempt has finished. */
    static final String ATTEMPT = ".attempt-";

    private static final int BUFFER_BYTES = 1 << 16;

    private final SharedStorage storage;
    private final String folder;

    PartWriter(SharedStorage storage, Path folder) {
        this.storage = storage;
        this.folder = folder.toString();
    }

    /**
     * A file that was written.
     *
     * @param name its name in the folder
     * @param sha256 the digest of its bytes
     * @param statements how many statements it has
     */
    record Part(String name, String sha256, long statements) implements Serializable {}

    /** The name of a part. */
    static String name(int number) {
        return String.format("part-%05d.nq.gz", number);
    }

    @Override
    public Iterator<Part> call(Integer number, Iterator<Tuple2<String, byte[]>> graphs) throws IOException {
        String name = name(number);
        Path attempt = new Path(folder, ATTEMPT + TaskContext.get().taskAttemptId() + "-" + name);
        FileSystem system = storage.of(attempt);
        Written written = new Written(system.create(attempt, true));
        long statements;
        try (OutputStream packed = new GZIPOutputStream(written, BUFFER_BYTES)) {
            statements = write(graphs, packed);
        }
        Path part = new Path(folder, name);
        // Another attempt may have been faster; its bytes are the same.
        system.delete(part, false);
        if (!system.rename(attempt, part)) {
            throw new IOException(part + ": the file could not be put into its place");
        }
        return List.of(new Part(name, written.sha256(), statements)).iterator();
    }

    private static long write(Iterator<Tuple2<String, byte[]>> graphs, OutputStream target) throws IOException {
        long statements = 0;
        String article = "";
        List<byte[]> texts = new ArrayList<>();
        while (graphs.hasNext()) {
            Tuple2<String, byte[]> graph = graphs.next();
            if (!graph._1().equals(article)) {
                statements += write(article, texts, target);
                article = graph._1();
            }
            texts.add(graph._2());
        }
        return statements + write(article, texts, target);
    }

    /** Writes the statements of one article, of which there may be several documents, and forgets them. */
    private static long write(String article, List<byte[]> texts, OutputStream target) throws IOException {
        Piece.Statements statements = SortedLines.of(article, texts);
        target.write(statements.lines());
        texts.clear();
        return statements.count();
    }

    /** A stream that knows the digest of what was written. */
    static final class Written extends DigestOutputStream {
        Written(OutputStream target) {
            super(new BufferedOutputStream(target, BUFFER_BYTES), sha256Digest());
        }

        private static MessageDigest sha256Digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        /** The digest of all that was written, as hexadecimal digits. */
        String sha256() {
            return HexFormat.of().formatHex(getMessageDigest().digest());
        }
    }
}
