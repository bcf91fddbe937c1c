package org.kusgraph.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.problem.Outcome;

/** The file of an article's text, or standard input. */
final class ArticleFile {
    private static final String STANDARD_INPUT = "-";

    private ArticleFile() {}

    /** Reads the text from a file, or from standard input where the name is {@code -}. */
    static Outcome<ArticleText> read(String name, Streams streams) throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return ArticleText.read("standard input", streams.input());
        }
        Path file = Path.of(name);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(name, null, "it is a folder, not the text of an article");
        }
        try (InputStream input = Files.newInputStream(file)) {
            return ArticleText.read(name, input);
        }
    }
}
