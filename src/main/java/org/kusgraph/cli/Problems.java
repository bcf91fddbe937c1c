package org.kusgraph.cli;

import java.util.List;
import org.kusgraph.problem.Problem;

/** Prints what is wrong with an input as it is found: a line a problem, and not more than a person reads. */
final class Problems {
    /** After so many lines only a count follows. */
    private static final int MOST = 100;

    private final Streams streams;
    private long count;

    Problems(Streams streams) {
        this.streams = streams;
    }

    /** Prints the problems and gives the exit code that goes with them. */
    static int print(List<Problem> problems, Streams streams) {
        Problems printed = new Problems(streams);
        problems.forEach(printed::add);
        return printed.end();
    }

    /** Prints a problem, or only counts it. */
    void add(Problem problem) {
        if (count < MOST) {
            streams.words().print(ProblemFormat.text.write(List.of(problem)));
        }
        count++;
    }

    /** Prints how many more there are, and gives the exit code. */
    int end() {
        if (count > MOST) {
            streams.words().println("and " + (count - MOST) + " more problems");
        }
        streams.words().flush();
        return count == 0 ? ExitCode.DONE : ExitCode.INPUT;
    }
}
