package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever passes on a built program relies on NOTICE for the licences of what is in it. */
final class NoticeTest {
    @Test
    void everyLibraryOfTheProgramIsNamedWithItsLicenceAndNoOther() throws IOException {
        List<String> named = Files.readAllLines(Path.of("NOTICE")).stream()
                .filter(line -> line.startsWith("    ") && line.endsWith("-*"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1, line.length() - 1))
                .toList();
        List<String> libraries = libraries();

        assertThat(libraries).allSatisfy(library -> assertThat(named).anyMatch(library::startsWith));
        assertThat(named).allSatisfy(name -> assertThat(libraries).anyMatch(library -> library.startsWith(name)));
    }

    // The build writes the file, because the tests' own class path has more on it than the program's.
    private static List<String> libraries() throws IOException {
        String classPath = Files.readString(Path.of(System.getProperty("kus.runtimeClassPath")));
        return Stream.of(classPath.strip().split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .toList();
    }
}
