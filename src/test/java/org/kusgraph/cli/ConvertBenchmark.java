package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;

/**
 * How fast, and in how little memory, {@code kus convert} turns a stream of JSON Lines into N-Quads. It takes minutes, and so is
 * run by name only: {@code ./kus test -Dtest=ConvertBenchmark}. {@code -Dkus.documents=1000} sets another number.
 */
final class ConvertBenchmark {
    private static final int DOCUMENTS = Integer.getInteger("kus.documents", 100_000);
    private static final String MOST_HEAP = "-Xmx64m";
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(");

    @Test
    void aLongStreamIsConvertedInASmallHeap(@TempDir Path folder) throws Exception {
        Path collections = folder.resolve("collections.log");
        long begun = System.nanoTime();
        List<Process> processes = ProcessBuilder.startPipeline(List.of(
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                MOST_HEAP,
                                "-Xlog:gc:file=" + collections,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "convert",
                                "-")
                        .redirectError(ProcessBuilder.Redirect.INHERIT),
                new ProcessBuilder("wc", "-l", "-c")));
        Process convert = processes.get(0);
        long bytes = sendDocuments(convert.getOutputStream());
        String resident = residentMemory(convert);
        convert.getOutputStream().close();
        long[] counted = Pattern.compile("\\d+")
                .matcher(new String(processes.get(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .results()
                .mapToLong(count -> Long.parseLong(count.group()))
                .toArray();
        assertThat(convert.waitFor()).isZero();
        double seconds = (System.nanoTime() - begun) / 1e9;

        long quads = counted[0];
        assertThat(quads % DOCUMENTS).isZero();
        System.out.println(String.format(
                Locale.ROOT,
                "%,d documents (%,.1f GB of JSON) became %,d quads (%,.1f GB) in %,.0f s: %,.0f documents and %,.0f quads a"
                        + " second; %s, at most %s, resident %s; Java %s, %d processors",
                DOCUMENTS,
                bytes / 1e9,
                quads,
                counted[1] / 1e9,
                seconds,
                DOCUMENTS / seconds,
                quads / seconds,
                MOST_HEAP,
                heap(collections),
                resident,
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors()));
    }

    /** Documents of the shape of the one that is shipped, each of another article. */
    private static long sendDocuments(OutputStream target) throws IOException {
        String shipped = Files.readString(Checkout.DATA.resolve("documents/article-20241118-science-minister.json"))
                .replaceAll("\\s*\\n\\s*", " ");
        String[] parts = shipped.split("article-20241118", -1);
        Random chance = new Random(20241118);
        long bytes = 0;
        try (OutputStream buffered = new BufferedOutputStream(new Kept(target), 1 << 16)) {
            for (int i = 0; i < DOCUMENTS; i++) {
                // Names differ, as those of different articles do, so that nothing can be kept from one to the next.
                String name = "article-" + i + "-" + Integer.toString(chance.nextInt(1 << 30), Character.MAX_RADIX);
                byte[] line = (String.join(name, parts) + "\n").getBytes(StandardCharsets.UTF_8);
                buffered.write(line);
                bytes += line.length;
            }
        }
        return bytes;
    }

    /** Leaves the target open, so that the process is still there when its memory is read. */
    private static final class Kept extends OutputStream {
        private final OutputStream target;

        Kept(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int octet) throws IOException {
            target.write(octet);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            target.write(octets, offset, length);
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }

    private static String residentMemory(Process process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                    .findFirst()
                    .orElse("unknown");
        }
    }

    /** The most memory in use before a collection and after one. */
    private static String heap(Path collections) throws IOException {
        int before = 0;
        int after = 0;
        for (String line : Files.readAllLines(collections)) {
            Matcher collection = COLLECTION.matcher(line);
            if (collection.find()) {
                before = Math.max(before, Integer.parseInt(collection.group(1)));
                after = Math.max(after, Integer.parseInt(collection.group(2)));
            }
        }
        return before + " MB in use, " + after + " MB of it after a collection";
    }
}
