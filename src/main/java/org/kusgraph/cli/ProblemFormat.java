package org.kusgraph.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonValue;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.web.ProblemJson;

/** How problems are reported. All but text are data for programs, and hold every problem. */
enum ProblemFormat {
    /** A line a problem, for people. */
    text,
    /** A JSON array of objects with file, line, column, pointer, code, wrong, expected and mend. */
    json,
    /** SARIF 2.1.0, which editors and code hosts show beside the text. */
    sarif,
    /** Workflow commands of GitHub Actions, which become annotations. */
    github;

    private static final String SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    /** The report as it is printed, with its last line's end. */
    String write(List<Problem> problems) {
        return switch (this) {
            case text -> lines(problems.stream().map(Problem::line).toList());
            case github ->
                lines(problems.stream().map(ProblemFormat::annotation).toList());
            case json ->
                JSON.toString(array(problems.stream().map(ProblemJson::of).toList())) + "\n";
            case sarif -> JSON.toString(sarifLog(problems)) + "\n";
        };
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    /** In a property of a command, its separators are escaped too. */
    private static String annotation(Problem problem) {
        Location at = problem.at();
        String place = at.line() == 0 ? "" : ",line=" + at.line() + ",col=" + at.column();
        String file = escaped(at.file()).replace(":", "%3A").replace(",", "%2C");
        return "::error file=" + file + place + "::" + escaped(message(problem));
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String message(Problem problem) {
        String pointer = problem.at().pointer();
        return (pointer.isEmpty() ? "" : pointer + ": ") + problem.wrong() + "; expected " + problem.expected() + "; "
                + problem.mend();
    }

    private static JsonObject sarifLog(List<Problem> problems) {
        JsonObject driver = new JsonObject();
        driver.put("name", "kus");
        driver.put(
                "rules",
                array(List.of(ProblemCode.values()).stream()
                        .map(ProblemFormat::rule)
                        .toList()));
        JsonObject run = new JsonObject();
        run.put("tool", member("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", array(problems.stream().map(ProblemFormat::result).toList()));
        JsonObject log = new JsonObject();
        log.put("$schema", SARIF_SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", array(List.of(run)));
        return log;
    }

    private static JsonObject rule(ProblemCode code) {
        JsonObject rule = new JsonObject();
        rule.put("id", code.name());
        return rule;
    }

    private static JsonObject result(Problem problem) {
        JsonObject physical =
                member("artifactLocation", member("uri", address(problem.at().file())));
        if (problem.at().line() > 0) {
            JsonObject region = new JsonObject();
            region.put("startLine", problem.at().line());
            region.put("startColumn", problem.at().column());
            physical.put("region", region);
        }
        JsonObject result = new JsonObject();
        result.put("ruleId", problem.code().name());
        result.put("level", "error");
        result.put("message", member("text", message(problem)));
        result.put("locations", array(List.of(member("physicalLocation", physical))));
        return result;
    }

    /** A file as a URI reference, which SARIF wants (section 3.4.3). */
    private static String address(String file) {
        try {
            Path path = Path.of(file);
            return path.isAbsolute()
                    ? path.toUri().toASCIIString()
                    : new URI(null, null, "./" + file, null).normalize().toASCIIString();
        } catch (InvalidPathException | URISyntaxException e) {
            return URLEncoder.encode(file, StandardCharsets.UTF_8);
        }
    }

    private static JsonObject member(String key, JsonValue value) {
        JsonObject object = new JsonObject();
        object.put(key, value);
        return object;
    }

    private static JsonObject member(String key, String value) {
        JsonObject object = new JsonObject();
        object.put(key, value);
        return object;
    }

    private static JsonArray array(List<JsonObject> objects) {
        JsonArray array = new JsonArray();
        array.addAll(objects);
        return array;
    }
}
