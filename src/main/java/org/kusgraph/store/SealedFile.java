package org.kusgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * What a file of a snapshot was when it was built.
 *
 * <p>TDB2 lays out its files in steps of 8 MiB and leaves what it does not need yet as zeros, which it never reads. So the
 * digest is of what comes before these zeros: that is 2 MB of the 190 MB that a small graph seems to take.
 *
 * @param name the file's path in the snapshot, with slashes
 * @param size the file's length in bytes
 * @param used so many bytes from its beginning hold everything; zeros follow
 * @param checksum the CRC-32C of these bytes, by which a disk's damage is noticed at little cost
 * @param digest the SHA-256 of these bytes, in hexadecimal digits, for files that have come from elsewhere
 */
public record SealedFile(String name, long size, long used, int checksum, String digest) {
    private static final int STEP_BYTES = 8 * 1024;

    private static final Pattern LINE = Pattern.compile("([0-9]+) ([0-9]+) ([0-9a-f]{8}) ([0-9a-f]{64}) (.+)");

    /** A line of a manifest: size, used, checksum, digest, name. */
    String line() {
        return size + " " + used + " " + HexFormat.of().toHexDigits(checksum) + " " + digest + " " + name;
    }

    /** What {@link #line} has written. */
    static SealedFile parse(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        return new SealedFile(
                parts.group(5),
                Long.parseLong(parts.group(1)),
                Long.parseLong(parts.group(2)),
                HexFormat.fromHexDigits(parts.group(3)),
                parts.group(4));
    }

    /** Reads a file, makes its bytes durable, and says what it is. */
    static SealedFile seal(Path file, String name) throws IOException {
        MessageDigest digest = Fingerprint.sha256();
        CRC32C checksum = new CRC32C();
        ByteBuffer zeros = ByteBuffer.allocate(STEP_BYTES);
        long size = 0;
        long used = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer step = ByteBuffer.allocate(STEP_BYTES);
            while (fill(step, channel)) {
                step.flip();
                size += step.limit();
                if (!step.equals(zeros.slice(0, step.limit()))) {
                    for (long skipped = size - step.limit() - used; skipped > 0; skipped -= STEP_BYTES) {
                        digest.update(zeros.slice(0, STEP_BYTES));
                        checksum.update(zeros.slice(0, STEP_BYTES));
                    }
                    digest.update(step.duplicate());
                    checksum.update(step);
                    used = size;
                }
                step.clear();
            }
            channel.force(true);
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
        return new SealedFile(
                name, size, used, (int) checksum.getValue(), HexFormat.of().formatHex(digest.digest()));
    }

    /** Fills a buffer as far as the file goes; false at the file's end. */
    private static boolean fill(ByteBuffer step, FileChannel channel) throws IOException {
        while (step.hasRemaining()) {
            if (channel.read(step) < 0) {
                break;
            }
        }
        return step.position() > 0;
    }

    /** What is wrong with the file's length, if anything, as a phrase that "this file" begins. */
    Optional<String> wrongSize(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Optional.of("is not a file");
            }
            return attributes.size() == size
                    ? Optional.empty()
                    : Optional.of("has " + attributes.size() + " bytes instead of " + size);
        } catch (NoSuchFileException e) {
            return Optional.of("is missing");
        }
    }

    /**
     * What is wrong with the bytes of a file that has come from elsewhere, if anything, as a phrase that "this file" begins.
     */
    public Optional<String> wrongBytes(Path file) throws IOException {
        MessageDigest read = Fingerprint.sha256();
        return wrong(file, read::update, () -> HexFormat.of()
                .formatHex(read.digest())
                .equals(digest));
    }

    /**
     * What is wrong with the bytes of a file that this machine has written, if anything, as a phrase that "this file" begins.
     * It costs a small part of {@link #wrongBytes}, and misses what was changed on purpose.
     */
    Optional<String> damage(Path file) throws IOException {
        CRC32C read = new CRC32C();
        return wrong(file, read::update, () -> (int) read.getValue() == checksum);
    }

    private interface Reader {
        void read(byte[] bytes, int from, int length);
    }

    private Optional<String> wrong(Path file, Reader reader, BooleanSupplier isRight) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer step = ByteBuffer.allocate(8 * STEP_BYTES);
            long left = used;
            while (left > 0) {
                step.clear().limit((int) Math.min(left, step.capacity()));
                int count = channel.read(step);
                if (count < 0) {
                    return Optional.of("ends after " + (used - left) + " bytes");
                }
                reader.read(step.array(), 0, count);
                left -= count;
            }
        } catch (IOException e) {
            throw FileTree.naming(file, e);
        }
        return isRight.getAsBoolean() ? Optional.empty() : Optional.of("has other bytes than it was built with");
    }
}
