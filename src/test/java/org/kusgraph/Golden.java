package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that holds the output that is right. */
public final class Golden {
    private static final String RENEW = "kus.renew";

    private Golden() {}

    /**
     * Compares an output with the one that is right, or makes it the right one when the system property {@code kus.renew} is
     * true.
     *
     * @param file holds the right output
     * @param actual the output as it is
     * @param test the test that compares
     */
    public static void assertSame(Path file, String actual, Class<?> test) throws IOException {
        if (Boolean.getBoolean(RENEW)) {
            Files.writeString(file, actual);
        }
        assertThat(actual)
                .as("%s; if the new output is right: ./kus test -D%s=true -Dtest=%s", file, RENEW, test.getSimpleName())
                .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
    }
}
