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
 * What it costs to turn documents into RDF, in processor time net of the start, as a multiple of what Jackson needs to find the
 * tokens of the same file. Each figure is the least of several runs, which take turns.
 */
final class ConvertBench {
    private static final int USUAL_DOCUMENTS = 1_000;
    private static final int RUNS = 3;

    private ConvertBench() {}

    /** Measures, and prints a table; the only argument is the number of documents. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int documents = arguments.length == 0 ? USUAL_DOCUMENTS : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("kus-bench");
        try {
            Checkout.buildProgram();
            GeneratedDocuments generated = Checkout.documents();
            Path one = folder.resolve("one.jsonl");
            Path all = folder.resolve("all.jsonl");
            generated.write(1, one);
            generated.write(documents, all);
            print(documents, Files.size(all), measured(one, all));
        } finally {
            Checkout.delete(folder);
        }
    }

    /** What each program costs for all documents beyond what it costs for one. */
    private static Map<String, Cost> measured(Path one, Path all) throws IOException, InterruptedException {
        Map<String, List<String>> programs = new LinkedHashMap<>();
        programs.put("Jackson: tokens only", Checkout.java(List.of(), Tokens.class.getName()));
        programs.put("kus convert", Checkout.kus("convert"));
        programs.put("Titanium and Jena", Checkout.java(List.of(), JsonLdProcessor.class.getName()));
        Map<String, Cost> least = new LinkedHashMap<>();
        for (int run = 0; run < RUNS; run++) {
            for (Map.Entry<String, List<String>> program : programs.entrySet()) {
                Cost start = Cost.of(on(program.getValue(), one));
                Cost whole = Cost.of(on(program.getValue(), all));
                least.merge(program.getKey(), whole.netOf(start), Cost::lesser);
            }
        }
        return least;
    }

    private static List<String> on(List<String> program, Path documents) {
        List<String> command = new ArrayList<>(program);
        command.add(documents.toString());
        if (program.contains(JsonLdProcessor.class.getName())) {
            command.add(Checkout.HOME.resolve("ontology/context.jsonld").toString());
        }
        return command;
    }

    private static void print(int documents, long bytes, Map<String, Cost> costs) {
        System.out.println(
                Machine.line(String.format(Locale.ROOT, "%,d documents, %,.0f MB of JSON", documents, bytes / 1e6))
                        + "\n");
        System.out.println("| program | processor s | multiple | s on the clock |");
        System.out.println("| --- | --- | --- | --- |");
        double unit = costs.values().iterator().next().cpuSeconds();
        costs.forEach((program, cost) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f |%n",
                program,
                cost.cpuSeconds(),
                cost.cpuSeconds() / unit,
                cost.seconds()));
    }
}
