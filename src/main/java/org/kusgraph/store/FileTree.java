package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders as a whole, and files that outlast a loss of power. */
final class FileTree {
    private FileTree() {}

    /** The files in a folder, at any depth, in the order of their names. */
    static List<Path> files(Path root) throws IOException {
        return entries(root).stream().filter(Files::isRegularFile).toList();
    }

    /** The folders in a folder, at any depth, and itself at the end: each after those that it holds. */
    static List<Path> folders(Path root) throws IOException {
        return entries(root).stream()
                .filter(Files::isDirectory)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private static List<Path> entries(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.sorted().toList();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** Deletes a folder and what is in it; it may be absent, or be deleted by another at the same time. */
    static void delete(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                if (fault instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw fault;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException fault) throws IOException {
                if (fault != null && !(fault instanceof NoSuchFileException)) {
                    throw fault;
                }
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Makes the names in a folder durable. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            throw naming(folder, e);
        }
    }

    /** Writes a file anew, and returns when its bytes are durable; its name is not, before the folder is synced. */
    static void writeDurably(Path file, String text) throws IOException {
        DurableFile.write(file, text.getBytes(UTF_8));
    }

    /** A fault that names the file: those of open channels do not. */
    static IOException naming(Path file, IOException fault) {
        if (fault instanceof FileSystemException) {
            return fault;
        }
        FileSystemException named = new FileSystemException(file.toString(), null, fault.getMessage());
        named.initCause(fault);
        return named;
    }
}
