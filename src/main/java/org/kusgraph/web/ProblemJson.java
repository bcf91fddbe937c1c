package org.kusgraph.web;

import org.apache.jena.atlas.json.JsonObject;
import org.kusgraph.problem.Problem;

/** The problems of an input, for programs: the same from the command line and from the server. */
public final class ProblemJson {
    private ProblemJson() {}

    /** An object with file, line, column, pointer, code, wrong, expected and mend. */
    public static JsonObject of(Problem problem) {
        JsonObject object = new JsonObject();
        object.put("file", problem.at().file());
        object.put("line", problem.at().line());
        object.put("column", problem.at().column());
        object.put("pointer", problem.at().pointer());
        object.put("code", problem.code().name());
        object.put("wrong", problem.wrong());
        object.put("expected", problem.expected());
        object.put("mend", problem.mend());
        return object;
    }
}
