package org.kusgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** What is in a file now, as memory, of which a part that does not change is read. The memory goes back when nobody can reach it. */
final class MappedFile {
    /** What is read at once is no longer. */
    static final int LONGEST_PART = 1 << 29;

    private final ByteBuffer[] pieces;
    private final int step;

    private MappedFile(List<ByteBuffer> pieces, int step) {
        this.pieces = pieces.toArray(ByteBuffer[]::new);
        this.step = step;
    }

    /**
     * Maps a file.
     *
     * @param longestPart how many bytes are read at once at most
     * @throws IOException if it cannot be read
     */
    static MappedFile of(Path file, int longestPart) throws IOException {
        List<ByteBuffer> pieces = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            for (long at = 0; at < size; at += longestPart) {
                pieces.add(channel.map(MapMode.READ_ONLY, at, Math.min(2L * longestPart, size - at)));
            }
        }
        return new MappedFile(pieces, longestPart);
    }

    /**
     * The memory in which a part is that begins at a place of the file, to its end; it is for all threads, so nobody may move its
     * position.
     *
     * @throws IndexOutOfBoundsException if the file is not so long
     */
    ByteBuffer piece(long place) {
        // A piece begins each so many bytes and is twice as long, so that each part lies within the piece in which it
        // begins.
        return pieces[Math.toIntExact(place / step)];
    }

    /** Where in its piece a place of the file is. */
    int at(long place) {
        return (int) (place % step);
    }
}
