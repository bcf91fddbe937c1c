package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.dboe.base.file.FileException;

/**
 * Tells a fault of the disk from a mistake in the program. TDB2 wraps the first into exceptions of its own, and where it
 * writes through mapped memory a full disk shows as an {@link InternalError} at some later instruction.
 */
final class DiskFault {
    /** TDB2 lengthens its files in steps of this size; where less is free, it is the lack of space that has stopped it. */
    private static final long STEP_BYTES = 8L << 20;

    private DiskFault() {}

    /**
     * The fault of the disk that a failure stands for. A failure that is none is thrown as it is.
     *
     * @param folder what was being written or read; the fault names it
     * @param failure what the database has thrown
     */
    static IOException of(Path folder, Throwable failure) {
        return reason(failure).map(reason -> fault(folder, reason, failure)).orElseGet(() -> rethrow(failure));
    }

    private static IOException rethrow(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return new IOException(failure);
    }

    private static Optional<String> reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException && cause.getMessage() != null) {
                return Optional.of(cause.getMessage());
            }
        }
        return switch (failure) {
            case InternalError error -> Optional.of("the disk failed while it was written or read");
            case FileException fault -> Optional.of(String.valueOf(fault.getMessage()));
            case RuntimeIOException fault -> Optional.of(String.valueOf(fault.getMessage()));
            default -> Optional.empty();
        };
    }

    private static IOException fault(Path folder, String reason, Throwable failure) {
        FileSystemException fault = new FileSystemException(
                folder.toString(), null, isFull(folder) ? "no space is left on its disk" : reason);
        fault.initCause(failure);
        return fault;
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < STEP_BYTES;
        } catch (IOException e) {
            return false;
        }
    }
}
