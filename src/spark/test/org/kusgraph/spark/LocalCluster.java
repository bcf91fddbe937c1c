package org.kusgraph.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster of a master and workers, each a process of its own on this machine, started from the files that Maven has. */
final class LocalCluster implements AutoCloseable {
    private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path build;
    private final Path folder;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private final String master;

    /**
     * Starts a cluster.
     *
     * @param build the folder that the profile spark builds into
     * @param folder an empty folder for logs and work
     * @param count how many workers, each with one processor and one executor
     */
    LocalCluster(Path build, Path folder, int count) throws IOException {
        this.build = build;
        this.folder = folder;
        Process unused = start(
                "master",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0");
        await(() -> found(MASTER, "master").isPresent(), "no master has started; see " + folder);
        this.master = found(MASTER, "master").orElseThrow();
        for (int i = 0; i < count; i++) {
            workers.add(start(
                    "worker-" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    "127.0.0.1",
                    "--webui-port",
                    "0",
                    "--cores",
                    "1",
                    "--memory",
                    "700m",
                    "--work-dir",
                    folder.resolve("work-" + i).toString(),
                    master));
        }
        for (int i = 0; i < count; i++) {
            String name = "worker-" + i;
            await(
                    () -> text(name).contains("Successfully registered with master"),
                    name + " has not started; see " + folder);
        }
    }

    /** Starts the job in a driver of its own. */
    Process submit(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.executor.memory=500m",
                "--class",
                "org.kusgraph.spark.ConvertJob",
                build.resolve("kus.jar").toString()));
        command.addAll(List.of(arguments));
        return start(name, command.toArray(String[]::new));
    }

    private Process start(String name, String... command) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> words = new ArrayList<>(List.of(
                java.toString(),
                "@src/spark/java-options",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                build + "/home/jars/*"));
        words.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(new File(folder.toFile(), name));
        builder.environment().put("SPARK_HOME", build.resolve("home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Kills a worker and its executor, as a machine does that loses its power. */
    void kill(int worker) {
        ProcessHandle handle = workers.get(worker).toHandle();
        List<ProcessHandle> all = new ArrayList<>(handle.descendants().toList());
        all.add(0, handle);
        all.forEach(ProcessHandle::destroyForcibly);
    }

    /** What a process has printed so far. */
    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> found(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(text(name));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Waits until something is so. */
    static void await(BooleanSupplier condition, String otherwise) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(otherwise);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(otherwise, e);
            }
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
