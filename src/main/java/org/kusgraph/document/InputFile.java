package org.kusgraph.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Tells why a file cannot be read, before anything waits for a pipe or stops at a broken link. */
public final class InputFile {
    private InputFile() {}

    /** What is wrong with a file as a whole, if anything is. */
    public static Optional<Problem> fault(Path file) {
        if (Files.isDirectory(file)) {
            return fault(file, "this is a folder", "a file", "name the files in it");
        }
        if (!Files.exists(file)) {
            return Files.isSymbolicLink(file)
                    ? fault(file, "this link leads to no file", "a link to a file", "mend or remove the link")
                    : fault(file, "there is no such file", "a file", "mend the name");
        }
        if (!Files.isRegularFile(file)) {
            return fault(file, "this is a pipe or a device", "a file", "write what it gives to a file");
        }
        return Files.isReadable(file)
                ? Optional.empty()
                : fault(file, "this user may not read the file", "a file that can be read", "allow it");
    }

    private static Optional<Problem> fault(Path file, String wrong, String expected, String mend) {
        return Optional.of(
                new Problem(ProblemCode.UNREADABLE, new Location.WholeFile(file.toString()), wrong, expected, mend));
    }
}
