package org.kusgraph.ontology;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the questions of a folder; their form is described in {@code ontology/questions/README.md}. */
public final class QuestionReader {
    private static final Pattern FIELD = Pattern.compile("# ([a-z]+(?:@[a-z]+)?|param [a-z][A-Za-z]*): (.+)");
    private static final String ENDING = ".rq";

    private QuestionReader() {}

    /**
     * The questions of a folder, not of those in it.
     *
     * @param folder a folder of {@code .rq} files; it may be absent
     * @return the questions, featured ones first in their order, then by name
     * @throws IOException if a file cannot be read
     */
    public static List<Question> read(Path folder) throws IOException {
        List<Question> questions = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path file : files) {
                    questions.add(question(file));
                }
            }
        }
        questions.sort(
                Comparator.comparing((Question question) -> question.featured().orElse(Integer.MAX_VALUE))
                        .thenComparing(Question::name));
        return questions;
    }

    private static Question question(Path file) throws IOException {
        String query = Files.readString(file);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : query.lines().takeWhile(line -> line.startsWith("#")).toList()) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                fields.put(field.group(1), field.group(2).strip());
            }
        }
        String name = file.getFileName().toString();
        return new Question(
                name.substring(0, name.length() - ENDING.length()), Collections.unmodifiableMap(fields), query);
    }
}
