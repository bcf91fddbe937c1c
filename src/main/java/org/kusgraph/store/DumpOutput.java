package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The files of a {@link Dump} in the making: takes sorted lines, the graph first. */
final class DumpOutput {
    private static final String END = " .\n";
    private static final int COPY_BYTES = 1 << 16;

    private final OutputStream index;
    private final Tally file;
    private final MessageDigest content = Fingerprint.sha256();
    private @Nullable Member open;

    DumpOutput(OutputStream file, OutputStream index) {
        this.file = new Tally(file);
        this.index = index;
    }

    /** Writes a line, which is a graph and a triple, with a space between. */
    void line(byte[] sorted) throws IOException {
        int space = QuadLines.graphEnd(sorted);
        Member member = open;
        if (member == null || !member.isOf(sorted, space)) {
            end(member);
            member = new Member(Arrays.copyOf(sorted, space));
            open = member;
        }
        member.write(sorted, space + 1);
    }

    /**
     * Writes a graph as it stands in another dump.
     *
     * @param part what the other dump's index tells of it
     * @param bytes the bytes of the part, and no more
     */
    void copy(Dump.Part part, InputStream bytes) throws IOException {
        end(open);
        open = null;
        long offset = file.position;
        try (InputStream lines = new GZIPInputStream(new Copied(bytes), COPY_BYTES)) {
            byte[] buffer = new byte[COPY_BYTES];
            for (int count = lines.read(buffer); count >= 0; count = lines.read(buffer)) {
                content.update(buffer, 0, count);
            }
        }
        if (file.position - offset != part.length()) {
            throw new IOException("the graph " + part.name() + " ends before it should");
        }
        write(new Dump.Part(part.name(), offset, part.length(), part.digest(), part.contentDigest()));
    }

    /** Ends the last graph and the index. Without any line, the file is still one that gzip reads. */
    void finish() throws IOException {
        end(open);
        if (file.position == 0) {
            new GZIPOutputStream(file).close();
        }
        write(new Dump.Part(Dump.ALL, 0, file.position, digits(file.digest), digits(content)));
    }

    private void end(@Nullable Member member) throws IOException {
        if (member != null) {
            write(member.end());
        }
    }

    private void write(Dump.Part part) throws IOException {
        index.write(part.line().getBytes(UTF_8));
    }

    private static String digits(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Gives on what it reads of another dump. */
    private final class Copied extends FilterInputStream {
        Copied(InputStream bytes) {
            super(bytes);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = in.read(bytes, from, length);
            if (count > 0) {
                file.write(bytes, from, count);
            }
            return count;
        }
    }

    /** The statements of a graph, compressed on their own. */
    private final class Member {
        private final byte[] graph;
        private final long offset = file.position;
        private final MessageDigest bytesOfMember = file.digestFromHere();
        private final MessageDigest contentOfMember = Fingerprint.sha256();
        private final OutputStream lines;

        Member(byte[] graph) throws IOException {
            this.graph = graph;
            this.lines = new DigestOutputStream(
                    new DigestOutputStream(new GZIPOutputStream(file), content), contentOfMember);
        }

        boolean isOf(byte[] line, int length) {
            return Arrays.equals(graph, 0, graph.length, line, 0, length);
        }

        void write(byte[] line, int from) throws IOException {
            lines.write(line, from, line.length - from);
            lines.write(' ');
            lines.write(graph);
            lines.write(END.getBytes(UTF_8));
        }

        Dump.Part end() throws IOException {
            lines.close();
            return new Dump.Part(
                    new String(graph, 1, graph.length - 2, UTF_8),
                    offset,
                    file.position - offset,
                    digits(bytesOfMember),
                    digits(contentOfMember));
        }
    }

    /** Knows how much was written, and the digests of all of it and of what came since. */
    private static final class Tally extends FilterOutputStream {
        private final MessageDigest digest = Fingerprint.sha256();
        private MessageDigest sinceThen = Fingerprint.sha256();
        private long position;

        Tally(OutputStream out) {
            super(out);
        }

        MessageDigest digestFromHere() {
            sinceThen = Fingerprint.sha256();
            return sinceThen;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            digest.update(bytes, from, length);
            sinceThen.update(bytes, from, length);
            position += length;
        }

        /** A member ends; the file goes on. */
        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
