package org.kusgraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file beside a snapshot's database that is open for readers; they can read it for as long as they hold the snapshot. */
public final class SnapshotFile {
    private final FileChannel channel;
    private final long size;

    private SnapshotFile(FileChannel channel, long size) {
        this.channel = channel;
        this.size = size;
    }

    static SnapshotFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new SnapshotFile(channel, channel.size());
    }

    /** Its length in bytes. */
    public long size() {
        return size;
    }

    /** The bytes from an offset on; many readers can read at once. */
    public InputStream open(long offset) {
        return open(offset, size - offset);
    }

    /** So many bytes from an offset on. */
    InputStream open(long offset, long length) {
        long end = offset + length;
        return new InputStream() {
            private long position = offset;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] bytes, int from, int asked) throws IOException {
                if (position >= end) {
                    return -1;
                }
                int most = (int) Math.min(asked, end - position);
                int count = channel.read(ByteBuffer.wrap(bytes, from, most), position);
                position += Math.max(count, 0);
                return count;
            }

            /** Whoever unpacks gzip members asks this to know whether another one follows. */
            @Override
            public int available() {
                return Math.clamp(end - position, 0, Integer.MAX_VALUE);
            }
        };
    }

    void close() throws IOException {
        channel.close();
    }
}
