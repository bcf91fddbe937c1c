package org.kusgraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What it costs to build a snapshot of documents, what of that its text index is, and to build it again when one of them has changed, beside what Jena's bulk loaders cost to
 * load the ready-made N-Quads of the same documents alone, without checks, text index, dump and statistics.
 */
final class BuildBench {
    private static final int USUAL_DOCUMENTS = 200;
    private static final List<String> HEAP = List.of("-Xmx4g");

    private static final String BUILD = "kus build";

    private BuildBench() {}

    /** Measures, and prints a table; the only argument is the number of documents. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int documents = arguments.length == 0 ? USUAL_DOCUMENTS : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("kus-bench");
        try {
            Checkout.buildProgram();
            Path data = Checkout.data(documents, folder);
            Path quads = folder.resolve("all.nq");
            Map<String, Cost> costs = new LinkedHashMap<>();
            List<String> build = Checkout.kus("build", "--data", data.toString(), "--store", folder + "/store");
            costs.put(BUILD, Cost.of(build));
            costs.put(
                    BUILD + ", of that the text index, written again alone",
                    Cost.of(Checkout.java(
                            HEAP,
                            TextIndex.class.getName(),
                            Checkout.HOME.resolve("ontology").toString(),
                            folder + "/store",
                            folder + "/index")));
            // What is asked for is what is there: this tells what starting and reading alone cost.
            costs.put(BUILD + ", nothing changed", Cost.of(build));
            change(data.resolve("documents/generated.jsonl"), documents / 2);
            costs.put(BUILD + ", one document changed", Cost.of(build));
            Cost unused = Cost.of(List.of(
                    "sh",
                    "-c",
                    "gzip -dc \"$1\"/snapshots/*/dump/quads.nq.gz > \"$2\"",
                    "sh",
                    folder + "/store",
                    quads.toString()));
            for (String loader : List.of("basic", "phased", "parallel")) {
                costs.put(
                        "tdb2.tdbloader --loader=" + loader,
                        Cost.of(Checkout.java(
                                HEAP,
                                "tdb2.tdbloader",
                                "--loader=" + loader,
                                "--loc=" + folder.resolve(loader),
                                quads.toString())));
            }
            print(documents, quads, costs);
        } finally {
            Checkout.delete(folder);
        }
    }

    /** Gives one of the documents another day on which its article was published, which its claims have too. */
    private static void change(Path documents, int number) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(documents));
        String changed = lines.get(number).replace("2024-11-18", "2024-11-19");
        if (changed.equals(lines.get(number))) {
            throw new IOException("nothing to change in document " + number);
        }
        lines.set(number, changed);
        Files.write(documents, lines);
    }

    private static void print(int documents, Path quads, Map<String, Cost> costs) throws IOException {
        double unit = costs.entrySet().stream()
                .filter(cost -> !cost.getKey().startsWith(BUILD))
                .mapToDouble(cost -> cost.getValue().seconds())
                .min()
                .orElseThrow();
        try (var lines = Files.lines(quads)) {
            System.out.println(
                    Machine.line(String.format(Locale.ROOT, "%,d documents, %,d quads", documents, lines.count()))
                            + "\n");
        }
        System.out.println("| program | s on the clock | of the fastest loader's | processor s |");
        System.out.println("| --- | --- | --- | --- |");
        costs.forEach((program, cost) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.1f |%n",
                program,
                cost.seconds(),
                cost.seconds() / unit,
                cost.cpuSeconds()));
    }
}
