package org.kusgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Changes to files that a power cut does not undo: each returns when it is on the disk. */
public final class DurableFile {
    private DurableFile() {}

    /** Writes a file anew; its name is durable only once it has been {@link #move moved}. */
    public static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                int unused = channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
    }

    /** Moves a file within its folder, in place of another if there is one; nobody sees neither of them. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        FileTree.sync(to.resolveSibling(""));
    }

    /** Deletes a file. */
    public static void delete(Path file) throws IOException {
        Files.delete(file);
        FileTree.sync(file.resolveSibling(""));
    }
}
