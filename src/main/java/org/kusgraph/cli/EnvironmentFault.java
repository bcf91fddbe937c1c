package org.kusgraph.cli;

import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Words a fault of the machine as one sentence; Java's own messages are often only a path or a host. */
final class EnvironmentFault {
    private EnvironmentFault() {}

    /** One line, without the command's name in front. */
    static String of(IOException exception) {
        return switch (exception) {
            case NoSuchFileException fault -> fault.getFile() + ": there is no such file or folder";
            case AccessDeniedException fault -> fault.getFile() + ": this user may not read or write it";
            case FileAlreadyExistsException fault -> fault.getFile() + ": it exists already";
            case FileSystemException fault -> fault.getFile() + ": " + words(fault.getReason(), fault);
            case UnknownHostException fault -> "there is no host " + words(fault.getMessage(), fault);
            default -> words(exception.getMessage(), exception);
        };
    }

    private static String words(@Nullable String message, IOException exception) {
        return Optional.ofNullable(message)
                .flatMap(text -> text.lines().findFirst())
                .orElseGet(() -> exception.getClass().getSimpleName());
    }
}
