package org.kusgraph.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What servers of the same graph do for clients who send a mix of queries: queries that were never sent before, and queries of
 * which few are sent often (by Zipf's law), each about a few things; and for one who asks about all claims at once. Servers run one
 * at a time; before it is timed, each has to answer a query of each kind. The first row of each is of the time in which it becomes
 * fast.
 */
final class AnswerBench {
    private static final int USUAL_DOCUMENTS = 50;
    private static final List<Integer> CLIENTS = List.of(1, 8, 64);
    private static final int WARMING_CLIENTS = 8;
    private static final Duration USUAL_TIME = Duration.ofSeconds(8);

    /** Of queries that repeat, that many are different. */
    private static final int REPEATED = 500;

    private static final int SEED = 20241118;

    private AnswerBench() {}

    private record Row(String queries, int clients, String server, Load.Result result) {}

    /**
     * Measures, and prints a table; the arguments are the number of documents, of about 2,000 triples each, how many seconds each
     * figure is measured for, how many a server answers before that, which is twice as long if it is not told, and a regular expression
     * that is found in the names of the servers to measure, which are all if it is not told.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.setProperty("http.maxConnections", Integer.toString(CLIENTS.getLast()));
        int documents = arguments.length == 0 ? USUAL_DOCUMENTS : Integer.parseInt(arguments[0]);
        Duration time = arguments.length < 2 ? USUAL_TIME : Duration.ofSeconds(Integer.parseInt(arguments[1]));
        Duration warmUp =
                arguments.length < 3 ? time.multipliedBy(2) : Duration.ofSeconds(Integer.parseInt(arguments[2]));
        Pattern measured = Pattern.compile(arguments.length < 4 ? "" : arguments[3]);
        Path folder = Files.createTempDirectory("kus-bench");
        try {
            Stores stores = Stores.build(documents, folder);
            Templates templates = new Templates(documents);
            Peers peers = Peers.of(stores, folder);
            Path log = folder.resolve("log");
            Agreement agreement;
            try (ServerProcess server = ServerProcess.start(stores.kus(), log)) {
                agreement = new Agreement(server, templates.each(documents / 2));
            }
            List<ServerProcess.Program> programs = new ArrayList<>(List.of(stores.fuseki(), stores.fusekiInMemory()));
            programs.addAll(peers.programs());
            programs.add(stores.kus());
            programs.removeIf(program -> !measured.matcher(program.name()).find());
            List<Row> rows = new ArrayList<>();
            List<String> remarks = new ArrayList<>(peers.missing());
            for (ServerProcess.Program program : programs) {
                try (ServerProcess server = ServerProcess.start(program, log)) {
                    agreement.compare(program.name(), server);
                    rows.addAll(measured(program.name(), server, templates, warmUp, time));
                } catch (IOException e) {
                    remarks.add(program.name() + ": " + e.getMessage());
                }
            }
            remarks.addAll(agreement.differences());
            print(stores, rows, remarks);
        } finally {
            Checkout.delete(folder);
        }
    }

    private static List<Row> measured(
            String name, ServerProcess server, Templates templates, Duration warmUp, Duration time)
            throws IOException, InterruptedException {
        AtomicLong number = new AtomicLong();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(
                "never repeated, of a server that has just started",
                WARMING_CLIENTS,
                name,
                Load.of(server, clients(WARMING_CLIENTS, seed -> unrepeated(templates, seed, number)), warmUp)));
        for (int count : CLIENTS) {
            rows.add(new Row(
                    "never repeated",
                    count,
                    name,
                    Load.of(server, clients(count, seed -> unrepeated(templates, seed, number)), time)));
        }
        for (int count : CLIENTS) {
            rows.add(new Row(
                    "repeated", count, name, Load.of(server, clients(count, seed -> repeated(templates, seed)), time)));
        }
        rows.add(new Row(
                "how many claims of each status, of all",
                1,
                name,
                Load.of(server, List.of(() -> Templates.allClaims(" # " + number.incrementAndGet())), time)));
        return rows;
    }

    interface Queries {
        Supplier<String> of(int seed);
    }

    static List<Supplier<String>> clients(int count, Queries queries) {
        List<Supplier<String>> clients = new ArrayList<>();
        for (int client = 0; client < count; client++) {
            clients.add(queries.of(SEED + client));
        }
        return clients;
    }

    static Supplier<String> unrepeated(Templates templates, int seed, AtomicLong number) {
        Random chance = new Random(seed);
        return () -> templates.random(chance, " # " + number.incrementAndGet());
    }

    static Supplier<String> repeated(Templates templates, int seed) {
        Random same = new Random(SEED);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < REPEATED; i++) {
            queries.add(templates.random(same, ""));
        }
        double[] until = new double[REPEATED];
        double sum = 0;
        for (int i = 0; i < REPEATED; i++) {
            sum += 1.0 / (i + 1);
            until[i] = sum;
        }
        double whole = sum;
        Random chance = new Random(seed);
        return () -> {
            int place = Arrays.binarySearch(until, chance.nextDouble() * whole);
            return queries.get(place < 0 ? -place - 1 : place);
        };
    }

    private static void print(Stores stores, List<Row> rows, List<String> remarks) throws IOException {
        System.out.println(Machine.line(
                        String.format(Locale.ROOT, "%,d triples of %,d documents", stores.size(), stores.documents()))
                + "\n");
        System.out.println(
                "| queries | clients | server | answers/s | 99 % within ms | processor ms | of stock Fuseki's |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- |");
        for (Row row : rows) {
            Load.Result unit = rows.stream()
                    .filter(other -> other.queries().equals(row.queries()) && other.clients() == row.clients())
                    .findFirst()
                    .orElseThrow()
                    .result();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %s | %,.0f | %.1f | %.2f | %.2f |%n",
                    row.queries(),
                    row.clients(),
                    row.server(),
                    row.result().perSecond(),
                    row.result().percentile99Millis(),
                    row.result().cpuMillis(),
                    row.result().cpuMillis() / unit.cpuMillis());
        }
        System.out.println();
        remarks.forEach(remark -> System.out.println("- " + remark));
    }
}
