package org.kusgraph;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.apache.commons.io.FileUtils;
import org.kusgraph.cli.Main;

/**
 * The program and the tests as jars, for the processes that tests start, with an archive of the classes that a start loads: Java
 * has archives of jars only, and a process with one starts in a fraction of the time. They stay until the classes change.
 *
 * @param classPath the jars, with the program's libraries
 * @param archive the archive; a file that is not there when it could not be made, which Java does without
 */
record PackedProgram(String classPath, Path archive) {
    private static final class Only {
        static final PackedProgram PACKED = pack();
    }

    /** Packs them when they have changed since they were packed. */
    static PackedProgram get() {
        return Only.PACKED;
    }

    private static PackedProgram pack() {
        try {
            Path program = folderOf(Main.class);
            Path tests = folderOf(JavaProcess.class);
            Path folder = Files.createDirectories(tests.resolveSibling("packed"));
            Path archive = folder.resolve("classes.archive");
            boolean hasChanged = jar(program, folder.resolve("program.jar"));
            hasChanged |= jar(tests, folder.resolve("tests.jar"));
            String classPath = String.join(
                    File.pathSeparator,
                    folder.resolve("program.jar").toString(),
                    folder.resolve("tests.jar").toString(),
                    Files.readString(Path.of(System.getProperty("kus.runtimeClassPath")))
                            .strip());
            if (hasChanged || !Files.exists(archive)) {
                Files.deleteIfExists(archive);
                train(classPath, archive, folder);
            }
            return new PackedProgram(classPath, archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes a jar of a folder; false when it is the one that is there, which then stays: archives are of jars of a time. */
    private static boolean jar(Path folder, Path jar) throws IOException {
        Path made = jar.resolveSibling(jar.getFileName() + ".new");
        StringWriter words = new StringWriter();
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        new PrintWriter(words),
                        new PrintWriter(words),
                        "--create",
                        "--no-compress",
                        "--no-manifest",
                        "--date=2000-01-01T00:00:00Z",
                        "--file=" + made,
                        "-C",
                        folder.toString(),
                        ".");
        if (code != 0) {
            throw new IOException(words.toString());
        }
        if (Files.exists(jar) && Files.mismatch(made, jar) < 0) {
            Files.delete(made);
            return false;
        }
        Files.move(made, jar, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    /** Makes the archive by what the launcher makes its own by; why it could not be made, the file {@code train.log} tells. */
    private static void train(String classPath, Path archive, Path folder) throws IOException {
        List<String> command = new ArrayList<>(JavaProcess.java());
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive, "-cp", classPath, Main.class.getName(), "train"));
        Path store = Files.createTempDirectory("kus-train");
        Path log = folder.resolve("train.log");
        try {
            ProcessBuilder training =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            training.environment().remove("JAVA_TOOL_OPTIONS");
            training.environment()
                    .putAll(Map.of(
                            "KUS_DATA", Checkout.DATA.toString(),
                            "KUS_ONTOLOGY", Checkout.ONTOLOGY.toString(),
                            "KUS_STORE", store.toString()));
            if (training.start().waitFor() != 0) {
                Files.deleteIfExists(archive);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            FileUtils.deleteDirectory(store.toFile());
        }
    }

    private static Path folderOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
