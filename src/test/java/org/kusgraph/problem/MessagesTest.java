package org.kusgraph.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;

/** What the messages of all cases have in common. */
final class MessagesTest {
    /** Names of classes and their instances, stack traces, and Java's word for nothing. */
    private static final Pattern INNARDS = Pattern.compile(
            "\\bnull\\b|Exception|\\tat |\\b(java|javax|org|com|tools|jdk)\\.[a-z]+\\.|@[0-9a-f]{5,}\\b|_:\\w{8,}|Optional\\[");

    /** Characters that act on a terminal, hide, or turn the direction of writing. */
    private static final Pattern ACTING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}]");

    /** Values are cut; what remains is a place, a pointer, and lists of keys or words. */
    private static final int LONGEST = 1000;

    static List<Path> said() throws IOException {
        try (Stream<Path> files = Files.walk(Checkout.RESOURCES.resolve("cases"))) {
            return files.filter(file -> file.endsWith("problems.txt")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("said")
    void messagesAreForPeopleAndActOnNothing(Path said) throws IOException {
        assertThat(Files.readAllLines(said)).allSatisfy(line -> {
            assertThat(line).doesNotContainPattern(INNARDS).doesNotContainPattern(ACTING);
            assertThat(line.length()).isLessThan(LONGEST);
        });
    }
}
