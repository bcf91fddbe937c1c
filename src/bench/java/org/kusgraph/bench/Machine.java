package org.kusgraph.bench;

import java.util.Locale;
import java.util.stream.DoubleStream;
import org.apache.jena.Jena;

/** What stands above every table: what was measured on which machine with which versions. */
final class Machine {
    private Machine() {}

    static String line(String measured) {
        return String.format(
                Locale.ROOT,
                "%s; Java %s, Jena %s, %d processors, %s",
                measured,
                Runtime.version().feature(),
                Jena.VERSION,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.arch"));
    }

    /** The middle one of several figures. */
    static double median(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
