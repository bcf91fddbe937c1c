package org.kusgraph.link.things;

import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Problems of files from elsewhere. */
final class Faults {
    private Faults() {}

    static Problem ofFile(String file, ProblemCode code, String wrong, String expected, String mend) {
        return new Problem(code, new Location.WholeFile(file), wrong, expected, mend);
    }

    static Problem ofLine(String file, long line, ProblemCode code, String wrong, String expected, String mend) {
        return new Problem(
                code, new Location.Place(file, (int) Math.min(line, Integer.MAX_VALUE), 1, ""), wrong, expected, mend);
    }
}
