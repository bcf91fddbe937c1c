package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The libraries of the program beside what has been published of their weaknesses. The list is kept by hand, because no database
 * of them can be asked without a network; whoever changes a version learns here what comes back.
 */
final class AdvisoriesTest {
    private static final Path KNOWN = Checkout.RESOURCES.resolve("cases/advisories/known.tsv");

    private static final String ABSENT = "not part of the program";
    private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][^-]*(?:-.*)?)\\.jar");

    private record Advisory(String id, String library, String fixedIn, String reason) {
        static Advisory of(String line) {
            String[] fields = line.split("\t", -1);
            assertThat(fields).as(line).hasSize(4);
            return new Advisory(fields[0], fields[1], fields[2], fields[3]);
        }
    }

    @Test
    void eachKnownWeaknessOfALibraryIsMendedOrHasAReasonWhyItDoesNotHold() throws IOException {
        Map<String, Version> libraries = libraries();
        assertThat(libraries).containsKeys("jena-arq", "jetty-http", "lucene-core", "jackson-core");
        String told = Files.readString(Path.of("docs/operation.md"));
        for (Advisory advisory : advisories()) {
            assertThat(advisory.id()).matches("CVE-20\\d\\d-\\d{4,}|GHSA(-[0-9a-z]{4}){3}");
            Optional<Version> version = Optional.ofNullable(libraries.get(advisory.library()));
            if (version.isEmpty()) {
                assertThat(advisory.reason())
                        .as(advisory + ", whose library is not there")
                        .isEqualTo(ABSENT);
            } else if (version.get().compareTo(Version.parse(advisory.fixedIn())) < 0) {
                assertThat(advisory.reason())
                        .as(advisory + ", which %s has", version.get())
                        .isNotEmpty()
                        .isNotEqualTo(ABSENT);
                assertThat(told).as("what operators are told").contains(advisory.id());
            } else {
                assertThat(advisory.reason()).as(advisory + ", which is mended").isEmpty();
            }
        }
    }

    private static List<Advisory> advisories() throws IOException {
        return Files.readAllLines(KNOWN).stream().skip(1).map(Advisory::of).toList();
    }

    /** The versions of what the program runs with, by names of jars. */
    private static Map<String, Version> libraries() throws IOException {
        Map<String, Version> libraries = new TreeMap<>();
        String classPath = Files.readString(Path.of(System.getProperty("kus.runtimeClassPath")));
        for (String path : classPath.strip().split(File.pathSeparator, -1)) {
            Matcher jar = JAR.matcher(Path.of(path).getFileName().toString());
            assertThat(jar.matches()).as(path).isTrue();
            libraries.put(jar.group(1), Version.parse(jar.group(2)));
        }
        return libraries;
    }
}
