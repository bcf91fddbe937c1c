package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.kusgraph.cli.Main;

/** A program of this project as a process of its own, so that it can be killed, limited, or run under another locale. */
public final class JavaProcess {
    private static final int MOST_SECONDS = 300;

    private final List<String> wrapper = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final Map<String, String> environment;
    private final Class<?> program;

    private JavaProcess(Class<?> program, Map<String, String> environment) {
        this.program = program;
        this.environment = environment;
    }

    /** The command line, {@code kus}. */
    public static JavaProcess kus() {
        return of(Main.class);
    }

    /** A program of the tests, or of the project. */
    public static JavaProcess of(Class<?> program) {
        return new JavaProcess(program, Map.of());
    }

    /** With options for Java. */
    public JavaProcess with(String... javaOptions) {
        options.addAll(List.of(javaOptions));
        return this;
    }

    /** With an environment variable. */
    public JavaProcess in(Map<String, String> variables) {
        JavaProcess copy = new JavaProcess(program, variables);
        copy.wrapper.addAll(wrapper);
        copy.options.addAll(options);
        return copy;
    }

    /** Under a command that runs another. */
    public JavaProcess under(String... command) {
        wrapper.addAll(List.of(command));
        return this;
    }

    /** Under a shell that runs a command first, such as one that sets a limit. */
    public JavaProcess after(String shellCommand) {
        wrapper.addAll(List.of("sh", "-c", shellCommand + "; exec \"$@\"", "sh"));
        return this;
    }

    /** Starts it, with its words on its error stream. */
    public Process start(String... arguments) throws IOException {
        List<String> command = command();
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("KUS_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The words of the command that starts it, before its arguments. */
    public List<String> command() {
        PackedProgram packed = PackedProgram.get();
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(java());
        command.addAll(List.of("-XX:SharedArchiveFile=" + packed.archive(), "-Xlog:cds*=off"));
        command.addAll(options);
        command.addAll(List.of("-cp", packed.classPath(), program.getName()));
        return command;
    }

    /** The Java that runs the tests, with options for programs that are soon done. */
    static List<String> java() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED");
    }

    /** Runs it to its end. */
    public Ended run(String... arguments) throws IOException, InterruptedException {
        return Ended.of(start(arguments));
    }

    /**
     * What a process has left.
     *
     * @param code its exit code
     * @param data its standard output
     * @param words its error stream
     */
    public record Ended(int code, String data, String words) {

        /** Waits for a process to end, and stops one that does not; what it says must fit into the machine's buffers until then. */
        public static Ended of(Process process) throws IOException, InterruptedException {
            CompletableFuture<Boolean> isStopped =
                    new CompletableFuture<Boolean>().completeOnTimeout(true, MOST_SECONDS, TimeUnit.SECONDS);
            var unused = isStopped.thenAccept(late -> stop(process, late));
            String data = new String(process.getInputStream().readAllBytes(), UTF_8);
            String words = new String(process.getErrorStream().readAllBytes(), UTF_8);
            int code = process.waitFor();
            if (!isStopped.complete(false)) {
                throw new AssertionError("a process did not end within " + MOST_SECONDS + " s: " + words);
            }
            return new Ended(code, data, words);
        }

        private static void stop(Process process, boolean late) {
            if (late) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                // Not by the process itself, which would take away what it has said.
                process.toHandle().destroyForcibly();
            }
        }
    }
}
