package org.kusgraph.cli;

import java.util.List;
import org.kusgraph.problem.Problem;

/** Prints what is wrong with an input: a line a problem, and not more than a person reads. */
final class Problems {
    /** After so many lines only a count follows. */
    private static final int MOST = 100;

    private Problems() {}

    /** Prints the problems and gives the exit code that goes with them. */
    static int print(List<Problem> problems, Streams streams) {
        streams.words()
                .print(ProblemFormat.text.write(problems.stream().limit(MOST).toList()));
        if (problems.size() > MOST) {
            streams.words().println("and " + (problems.size() - MOST) + " more problems");
        }
        streams.words().flush();
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.INPUT;
    }
}
