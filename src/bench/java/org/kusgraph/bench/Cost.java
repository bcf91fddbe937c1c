package org.kusgraph.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a whole process cost.
 *
 * @param cpuSeconds processor time, of the program and of the system for it
 * @param seconds time on the clock
 */
record Cost(double cpuSeconds, double seconds) {
    /** The second line that {@code times} prints is about what the shell has started (POSIX, special built-in utilities). */
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");

    /**
     * Runs a command whose standard output nobody needs.
     *
     * @throws IOException if it ends with another code than 0
     */
    static Cost of(List<String> command) throws IOException, InterruptedException {
        Path times = Files.createTempFile("times", "");
        List<String> timed = new ArrayList<>(
                List.of("sh", "-c", "out=$1; shift; \"$@\" >/dev/null; code=$?; times >\"$out\"; exit $code", "sh"));
        timed.add(times.toString());
        timed.addAll(command);
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(timed).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (code != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + code + ": " + said);
        }
        double cpu = TIME.matcher(Files.readAllLines(times).get(1))
                .results()
                .mapToDouble(Cost::seconds)
                .sum();
        Files.delete(times);
        return new Cost(cpu, seconds);
    }

    private static double seconds(MatchResult time) {
        return 60 * Double.parseDouble(time.group(1)) + Double.parseDouble(time.group(2));
    }

    /** What is left when what a start costs is taken away. */
    Cost netOf(Cost start) {
        return new Cost(cpuSeconds - start.cpuSeconds, seconds - start.seconds);
    }

    /** The one that took less processor time. */
    Cost lesser(Cost other) {
        return cpuSeconds <= other.cpuSeconds ? this : other;
    }
}
