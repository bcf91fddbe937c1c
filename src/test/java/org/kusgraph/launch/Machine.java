package org.kusgraph.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A machine for the launcher: a checkout, and a search path with nothing on it but what POSIX promises. A JDK and Maven are
 * put on it by a test, as shell scripts that tell what they were called with.
 */
final class Machine {
    private static final List<String> TOOLS = List.of(
            "cat",
            "cp",
            "date",
            "find",
            "grep",
            "head",
            "ls",
            "mkdir",
            "mv",
            "ps",
            "readlink",
            "rm",
            "rmdir",
            "sh",
            "sleep",
            "tail",
            "touch");

    private final Path folder;
    private final Path tools;
    private final Map<String, String> environment = new HashMap<>();

    /** Lays out a checkout in {@code folder}, with the launcher of this project in it. */
    Machine(Path folder) {
        this.folder = folder;
        this.tools = folder.resolve("bin");
        TOOLS.forEach(this::install);
        write("checkout/pom.xml", "<project/>");
        write("checkout/src/main/java/First.java", "class First {}");
        write("checkout/kus", read(Path.of("kus")));
        executable(checkout().resolve("kus"));
        set("PATH", tools.toString());
        set("LC_ALL", "C.UTF-8");
        set("KUS_JDKS", folder.resolve("jdks").toString());
    }

    Path checkout() {
        return folder.resolve("checkout");
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    Machine set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /**
     * A JDK whose java prints the arguments, line by line, and the variables that the program reads. Its training run fails
     * while there is a file {@code training-fails}.
     */
    Machine withJdk(String name, String version) {
        Path jdk = folder.resolve("jdks").resolve(name);
        write(
                "jdks/" + name + "/release",
                "IMPLEMENTOR=\"Acme\"\nJAVA_RUNTIME_VERSION=\"%s+1\"\nJAVA_VERSION=\"%s\"\n"
                        .formatted(version, version));
        script(jdk.resolve("bin/java"), """
                for argument; do
                    case $argument in
                        -XX:AOTCacheOutput=* | -XX:ArchiveClassesAtExit=*)
                            [ ! -e '%s' ] || exit 1
                            echo classes >"${argument#*=}"
                            exit
                            ;;
                    esac
                done
                echo "java of %s"
                printf '%%s\\n' "$@"
                echo "data $KUS_DATA"
                echo "store $KUS_STORE"
                echo "locale $LC_ALL"
                """.formatted(file("training-fails"), name));
        script(jdk.resolve("bin/javac"), "");
        return this;
    }

    /** A Maven that builds a program in a moment, and notes that it was called. */
    Machine withMaven() {
        return withMaven("""
                for argument; do
                    case $argument in -Dkus.target=*) target=${argument#*=} ;; esac
                done
                mkdir -p "$target/lib"
                echo jar >"$target/kus.jar"
                echo library >"$target/lib/library.jar"
                """);
    }

    Machine withMaven(String script) {
        script(tools.resolve("mvn"), "echo \"$*\" >>'%s'\n%s".formatted(file("maven-calls"), script));
        return this;
    }

    /** The arguments of each call of Maven so far. */
    List<String> mavenCalls() {
        Path calls = file("maven-calls");
        return Files.exists(calls) ? read(calls).lines().toList() : List.of();
    }

    Machine write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Starts the launcher of the checkout and waits for its end. */
    Run kus(String... arguments) {
        return finish(start(checkout().resolve("kus"), arguments));
    }

    Process start(Path launcher, String... arguments) {
        try {
            List<String> command = new ArrayList<>(List.of(launcher.toString()));
            command.addAll(Arrays.asList(arguments));
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static Run finish(Process process) {
        try {
            process.getOutputStream().close();
            String data = new String(process.getInputStream().readAllBytes(), UTF_8);
            String words = new String(process.getErrorStream().readAllBytes(), UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the launcher did not end: " + words);
            }
            return new Run(process.exitValue(), data.lines().toList(), words);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private void install(String tool) {
        Path real = Stream.of("/bin/", "/usr/bin/")
                .map(place -> Path.of(place + tool))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        script(tools.resolve(tool), "exec %s \"$@\"\n".formatted(real));
    }

    private void script(Path path, String body) {
        write(folder.relativize(path).toString(), "#!/bin/sh\n" + body);
        executable(path);
    }

    private static void executable(Path path) {
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** How a start ended, and what it printed. */
    record Run(int code, List<String> data, String words) {}
}
