package org.kusgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled libraries of the pages are what their sources say, and everybody who made them is named. */
final class LibrariesTest {
    private static final Path SOURCES = Path.of("src/main/libraries");
    private static final Path BUNDLES = Path.of("src/main/resources/org/kusgraph/web/page/assets/libraries");
    private static final Pattern TITLE = Pattern.compile("(?m)^(\\S+) (\\d[\\w.-]*) \\((\\S+)\\)$");

    @Test
    void whatIsBundledIsWhatTheLockFileNames() throws IOException {
        JsonObject locked = JSON.parse(Files.readString(SOURCES.resolve("package-lock.json")))
                .getObj("packages");
        assertThat(bundled()).isNotEmpty().allSatisfy((name, version) -> assertThat(
                        locked.getObj("node_modules/" + name).getString("version"))
                .as(name)
                .isEqualTo(version));
    }

    @Test
    void theNoticeNamesAllThatIsBundled() throws IOException {
        String notice = Files.readString(Path.of("NOTICE"));
        List<String> named = Stream.of(
                        notice.substring(notice.indexOf("bundled for browsers")).split("[\\s,]+", 0))
                .toList();
        assertThat(named).containsAll(bundled().keySet());
    }

    /** Needs Node.js and, the first time, the network; whoever changes the libraries has both. */
    @Test
    void theBundlesAreMadeFromTheirSourcesByteForByte(@TempDir Path folder) throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator, 0))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, "npm"))),
                "npm is not installed");
        for (String file : List.of(
                ".npmrc", "package.json", "package-lock.json", "build.js", "codemirror.js", "drawing.js", "world.js")) {
            Files.copy(SOURCES.resolve(file), folder.resolve(file));
        }
        String installed = run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        assumeTrue(Files.isDirectory(folder.resolve("node_modules")), installed);
        String built = run(folder, "node", "build.js", "bundles");
        try (Stream<Path> files = Files.list(BUNDLES)) {
            assertThat(files.map(Path::getFileName).toList())
                    .allSatisfy(file -> assertThat(folder.resolve("bundles").resolve(file))
                            .as(built)
                            .hasSameBinaryContentAs(BUNDLES.resolve(file)));
        }
    }

    private static Map<String, String> bundled() throws IOException {
        Map<String, String> packages = new TreeMap<>();
        TITLE.matcher(Files.readString(BUNDLES.resolve("licences.txt")))
                .results()
                .forEach(title -> packages.put(title.group(1), title.group(2)));
        return packages;
    }

    private static String run(Path folder, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        return String.join(" ", command) + " ended with " + code + ": " + printed;
    }
}
