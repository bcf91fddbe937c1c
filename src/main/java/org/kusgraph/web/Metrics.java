package org.kusgraph.web;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** What the server has done since it started, counted for Prometheus. */
final class Metrics {
    private static final double NANOS_A_SECOND = 1e9;

    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> queries = new ConcurrentSkipListMap<>();
    private final Map<String, Durations> durations = new ConcurrentSkipListMap<>();

    /** Counts an answer. */
    void count(String path, String method, int status, long nanos) {
        requests.computeIfAbsent(
                        "path=\"" + path + "\",method=\"" + method + "\",status=\"" + status + "\"",
                        unused -> new LongAdder())
                .increment();
        durations.computeIfAbsent(path, unused -> new Durations()).add(nanos);
    }

    /** Counts a query by how it ended, in a word. */
    void countQuery(String outcome) {
        queries.computeIfAbsent(outcome, unused -> new LongAdder()).increment();
    }

    /** The counts, in the text format of Prometheus. */
    String text() {
        StringBuilder text = new StringBuilder();
        head(text, "kus_requests_total", "counter", "Answers, by path, method and status.");
        requests.forEach((labels, count) -> line(text, "kus_requests_total{" + labels + "}", (double) count.sum()));
        head(text, "kus_queries_total", "counter", "Queries that ran or waited, by how they ended.");
        queries.forEach(
                (outcome, count) -> line(text, "kus_queries_total{outcome=\"" + outcome + "\"}", (double) count.sum()));
        head(text, "kus_request_seconds", "histogram", "How long answers took, by path.");
        durations.forEach((path, taken) -> taken.write(text, "path=\"" + path + "\""));
        return text.toString();
    }

    /** The state of the Java machine. */
    static void writeMachine(StringBuilder text) {
        Runtime runtime = Runtime.getRuntime();
        gauge(text, "jvm_memory_used_bytes", "The heap in use.", (double)
                (runtime.totalMemory() - runtime.freeMemory()));
        gauge(text, "jvm_memory_max_bytes", "The most heap.", (double) runtime.maxMemory());
        gauge(
                text,
                "jvm_threads",
                "Threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        head(text, "jvm_gc_seconds_total", "counter", "Time for collecting garbage.");
        ManagementFactory.getGarbageCollectorMXBeans()
                .forEach(collector -> line(
                        text,
                        "jvm_gc_seconds_total{collector=\"" + collector.getName() + "\"}",
                        collector.getCollectionTime() / 1e3));
        gauge(
                text,
                "process_start_time_seconds",
                "When the program started, since 1970.",
                ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    }

    static void gauge(StringBuilder text, String name, String help, double value) {
        head(text, name, "gauge", help);
        line(text, name, value);
    }

    static void head(StringBuilder text, String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    static void line(StringBuilder text, String name, double value) {
        text.append(name).append(' ');
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(String.format(Locale.ROOT, "%.6f", value));
        }
        text.append('\n');
    }

    /** Durations, in classes that each reach two and a half times as far as the one before. */
    private static final class Durations {
        private static final int CLASSES = 11;
        private static final double FIRST_SECONDS = 0.001;
        private static final double FACTOR = 2.5;

        private final LongAdder[] counts = IntStream.rangeClosed(0, CLASSES)
                .mapToObj(unused -> new LongAdder())
                .toArray(LongAdder[]::new);
        private final LongAdder nanos = new LongAdder();

        void add(long taken) {
            int place = 0;
            for (double end = FIRST_SECONDS; place < CLASSES && taken / NANOS_A_SECOND > end; end *= FACTOR) {
                place++;
            }
            counts[place].increment();
            nanos.add(taken);
        }

        void write(StringBuilder text, String labels) {
            double sum = 0;
            double end = FIRST_SECONDS;
            for (int place = 0; place < CLASSES; place++) {
                sum += counts[place].sum();
                line(
                        text,
                        "kus_request_seconds_bucket{" + labels + ",le=\"" + String.format(Locale.ROOT, "%.4f", end)
                                + "\"}",
                        sum);
                end *= FACTOR;
            }
            sum += counts[CLASSES].sum();
            line(text, "kus_request_seconds_bucket{" + labels + ",le=\"+Inf\"}", sum);
            line(text, "kus_request_seconds_sum{" + labels + "}", nanos.sum() / NANOS_A_SECOND);
            line(text, "kus_request_seconds_count{" + labels + "}", sum);
        }
    }
}
