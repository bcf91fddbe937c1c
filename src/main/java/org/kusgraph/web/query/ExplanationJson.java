package org.kusgraph.web.query;

import java.util.List;
import java.util.Locale;
import org.apache.jena.atlas.json.JsonArray;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.graph.Node;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.explanation.Claim;
import org.kusgraph.explanation.Explanation;
import org.kusgraph.explanation.Solution;
import org.kusgraph.explanation.Solutions;
import org.kusgraph.explanation.Source;
import org.kusgraph.explanation.Step;

/** An explanation for programs; README.md describes it. */
public final class ExplanationJson {
    private ExplanationJson() {}

    /** The explanation. */
    public static JsonObject of(Explanation explanation) {
        JsonObject object = new JsonObject();
        object.put("row", TermJson.of(explanation.row()));
        JsonArray claims = new JsonArray();
        explanation.claims().forEach(claim -> claims.add(claim(claim)));
        object.put("claims", claims);
        object.put("articles", iris(explanation.articles()));
        putSolutions(explanation.solutions(), object);
        return object;
    }

    private static JsonObject claim(Claim claim) {
        JsonObject object = new JsonObject();
        object.put("claim", claim.claim().getURI());
        claim.status().ifPresent(status -> object.put("status", status.toString()));
        object.put("holders", iris(claim.holders()));
        object.put("article", claim.article().getURI());
        object.put("graph", claim.graph().getURI());
        JsonArray evidence = new JsonArray();
        for (TextRange range : claim.evidence()) {
            JsonObject ends = new JsonObject();
            ends.put("start", range.start());
            ends.put("end", range.end());
            evidence.add(ends);
        }
        object.put("evidence", evidence);
        JsonObject texts = new JsonObject();
        claim.texts().forEach(text -> texts.put(text.getLiteralLanguage(), text.getLiteralLexicalForm()));
        object.put("text", texts);
        return object;
    }

    private static void putSolutions(Solutions solutions, JsonObject object) {
        object.put("count", solutions.count());
        object.put("countIsExact", solutions.isCountExact());
        object.put("complete", solutions.isComplete());
        JsonArray shown = new JsonArray();
        for (Solution solution : solutions.shown()) {
            JsonObject way = new JsonObject();
            way.put("bindings", TermJson.of(solution.binding()));
            way.put("steps", steps(solution.steps()));
            shown.add(way);
        }
        object.put("solutions", shown);
    }

    private static JsonArray steps(List<? extends Step> steps) {
        JsonArray array = new JsonArray();
        steps.forEach(step -> array.add(step(step)));
        return array;
    }

    private static JsonObject step(Step step) {
        JsonObject object = new JsonObject();
        switch (step) {
            case Step.Fact fact -> {
                object.put("step", "fact");
                object.put("triple", TermJson.of(fact.triple()));
                JsonArray sources = new JsonArray();
                fact.sources().forEach(source -> sources.add(source(source)));
                object.put("sources", sources);
                object.put("moreSources", fact.hasMore());
            }
            case Step.Way way -> {
                object.put("step", "path");
                object.put("from", TermJson.of(way.from()));
                object.put("path", way.path());
                object.put("to", TermJson.of(way.to()));
                object.put("steps", steps(way.facts()));
            }
            case Step.Computed computed -> {
                object.put("step", "computed");
                object.put("variable", computed.variable());
                computed.value().ifPresent(value -> object.put("value", TermJson.of(value)));
                object.put("expression", computed.expression());
            }
            case Step.Given given -> {
                object.put("step", "given");
                object.put("values", TermJson.of(given.values()));
            }
            case Step.Held held -> {
                object.put("step", "condition");
                object.put("condition", held.condition());
            }
            case Step.Present present -> {
                object.put("step", "exists");
                object.put("pattern", present.pattern());
                putSolutions(present.solutions(), object);
            }
            case Step.Absent absent -> {
                object.put("step", "absent");
                object.put(
                        "cause", absent.cause().name().toLowerCase(Locale.ROOT).replace('_', ' '));
                object.put("pattern", absent.pattern());
            }
            case Step.Subquery subquery -> {
                object.put("step", "subquery");
                object.put("row", TermJson.of(subquery.row()));
                putSolutions(subquery.solutions(), object);
            }
            case Step.Group group -> {
                object.put("step", "group");
                object.put("keys", TermJson.of(group.keys()));
                JsonArray aggregates = new JsonArray();
                group.aggregates().forEach(aggregate -> aggregates.add(aggregate(aggregate)));
                object.put("aggregates", aggregates);
                putSolutions(group.members(), object);
            }
            case Step.Searched searched -> {
                object.put("step", "search");
                object.put("function", searched.function());
            }
            case Step.Untraced untraced -> {
                object.put("step", "untraced");
                object.put("pattern", untraced.operator());
            }
        }
        return object;
    }

    private static JsonObject aggregate(Step.Aggregate aggregate) {
        JsonObject object = new JsonObject();
        object.put("expression", aggregate.expression());
        aggregate.value().ifPresent(value -> object.put("value", TermJson.of(value)));
        return object;
    }

    private static JsonObject source(Source source) {
        JsonObject object = new JsonObject();
        object.put("graph", source.graph().getURI());
        switch (source) {
            case Source.Reported reported -> {
                object.put("article", reported.article().getURI());
                reported.claim()
                        .ifPresent(claim -> object.put("claim", claim.claim().getURI()));
            }
            case Source.Derived derived -> {
                object.put("rule", derived.rule());
                object.put("reason", derived.reason());
                object.put("steps", steps(derived.from()));
            }
            case Source.Held unused -> {}
        }
        return object;
    }

    private static JsonArray iris(List<Node> nodes) {
        JsonArray array = new JsonArray();
        nodes.forEach(node -> array.add(node.toString()));
        return array;
    }
}
