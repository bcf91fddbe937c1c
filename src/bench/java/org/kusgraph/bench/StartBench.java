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
 * How long a server with ready data takes from the start of its process to the first answered query, in processor time and on the
 * clock, and the memory that it holds a while later when nobody asks. The figures are medians of several starts, which take turns.
 */
final class StartBench {
    private static final int USUAL_DOCUMENTS = 100;
    private static final int STARTS = 5;
    private static final long IDLE_MILLIS = 15_000;

    private StartBench() {}

    private record Start(double seconds, double cpuSeconds, double residentMegabytes) {}

    /** Measures, and prints a table; the only argument is the number of documents. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int documents = arguments.length == 0 ? USUAL_DOCUMENTS : Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("kus-bench");
        try {
            Stores stores = Stores.build(documents, folder);
            Map<String, List<Start>> starts = new LinkedHashMap<>();
            for (int turn = 0; turn <= STARTS; turn++) {
                for (ServerProcess.Program program : List.of(stores.fuseki(), stores.kus())) {
                    Start start = measured(program, folder.resolve("log"));
                    // The first start reads from the disk what later ones find in the machine's memory.
                    if (turn > 0) {
                        starts.computeIfAbsent(program.name(), name -> new ArrayList<>())
                                .add(start);
                    }
                }
            }
            print(stores, starts);
        } finally {
            Checkout.delete(folder);
        }
    }

    private static Start measured(ServerProcess.Program program, Path log) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(program, log)) {
            double cpuSeconds = server.cpuSeconds();
            Thread.sleep(IDLE_MILLIS);
            return new Start(server.firstAnswerSeconds(), cpuSeconds, server.residentBytes() / 1e6);
        }
    }

    private static void print(Stores stores, Map<String, List<Start>> starts) throws IOException {
        System.out.println(Machine.line(String.format(Locale.ROOT, "%,d triples", stores.size())) + "\n");
        System.out.println("| server | s to the first answer | processor s until then | MB resident when idle |");
        System.out.println("| --- | --- | --- | --- |");
        starts.forEach((name, each) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.0f |%n",
                name,
                Machine.median(each.stream().mapToDouble(Start::seconds)),
                Machine.median(each.stream().mapToDouble(Start::cpuSeconds)),
                Machine.median(each.stream().mapToDouble(Start::residentMegabytes))));
    }
}
