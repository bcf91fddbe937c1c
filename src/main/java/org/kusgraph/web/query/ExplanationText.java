package org.kusgraph.web.query;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.kusgraph.explanation.Claim;
import org.kusgraph.explanation.Explanation;
import org.kusgraph.explanation.Solution;
import org.kusgraph.explanation.Solutions;
import org.kusgraph.explanation.Source;
import org.kusgraph.explanation.Step;
import org.kusgraph.problem.Shown;

/**
 * An explanation for people at a terminal: the row, the claims behind it, and below it how it comes about, where what rests on
 * something is indented under it.
 */
public final class ExplanationText {
    /** What is claimed in several languages is told in this one where it can be. */
    private static final String LANGUAGE = "en";

    private static final String STEP = "  ";

    private final TermText terms;
    private final StringBuilder lines = new StringBuilder();

    private ExplanationText(Prefixes prefixes) {
        this.terms = new TermText(prefixes);
    }

    /** The lines of an explanation. */
    public static String of(Explanation explanation, Prefixes prefixes) {
        ExplanationText text = new ExplanationText(prefixes);
        text.values(explanation.row(), "");
        text.claims(explanation.claims());
        text.line("", "");
        text.line("", "How it comes about:");
        text.ways(explanation.solutions(), STEP);
        return text.lines.toString();
    }

    private void claims(List<Claim> claims) {
        line("", "");
        line(
                "",
                switch (claims.size()) {
                    case 0 ->
                        "No claim is behind it: it rests only on how things are described, and on what the query itself gives.";
                    case 1 -> "One claim is behind it:";
                    default -> claims.size() + " claims are behind it:";
                });
        for (Claim claim : claims) {
            line("", "");
            text(claim).ifPresent(text -> line(STEP, text));
            named("claim", terms.of(claim.claim()));
            claim.status().ifPresent(status -> named("status", terms.of(status)));
            claim.holders().forEach(holder -> named("said by", terms.of(holder)));
            named("article", terms.of(claim.article()));
            claim.evidence().forEach(range -> named("evidence", range.start() + "–" + range.end()));
        }
    }

    private static Optional<String> text(Claim claim) {
        return claim.texts().stream()
                .filter(text -> text.getLiteralLanguage().equals(LANGUAGE))
                .findFirst()
                .or(() -> claim.texts().stream().findFirst())
                .map(Node::getLiteralLexicalForm);
    }

    private void values(Binding binding, String indent) {
        for (Var variable : binding.varsMentioned()) {
            line(indent, value(variable, binding));
        }
    }

    private String value(Var variable, Binding binding) {
        return variable.getVarName() + " = " + terms.of(binding.get(variable));
    }

    private void ways(Solutions solutions, String indent) {
        List<Solution> shown = solutions.shown();
        if (!solutions.isComplete()) {
            line(
                    indent,
                    shown.size() + " of " + (solutions.isCountExact() ? "" : "more than ") + solutions.count()
                            + " ways are shown.");
        } else if (shown.size() > 1) {
            line(indent, "in " + shown.size() + " ways, each of which suffices");
        }
        for (int i = 0; i < shown.size(); i++) {
            boolean isOnly = shown.size() == 1;
            if (!isOnly) {
                line(indent, "(" + (i + 1) + ")");
            }
            String below = isOnly ? indent : indent + STEP;
            shown.get(i).steps().forEach(step -> step(step, below));
        }
    }

    private void step(Step step, String indent) {
        String below = indent + STEP;
        switch (step) {
            case Step.Fact fact -> {
                line(indent, statement(fact.triple()));
                fact.sources().forEach(source -> source(source, below));
                if (fact.hasMore()) {
                    line(below, "More graphs say the same.");
                }
            }
            case Step.Way way -> {
                line(indent, terms.of(way.from()) + " " + way.path() + " " + terms.of(way.to()));
                way.facts().forEach(fact -> step(fact, below));
            }
            case Step.Computed computed ->
                line(
                        indent,
                        "computed: " + computed.variable() + " = "
                                + terms.of(computed.value().orElse(null)) + " by " + computed.expression());
            case Step.Given given -> line(indent, "given by the query: " + inline(given.values()));
            case Step.Held held -> line(indent, "holds: " + held.condition());
            case Step.Present present -> {
                line(indent, "is there: " + present.pattern());
                ways(present.solutions(), below);
            }
            case Step.Absent absent -> line(indent, absence(absent));
            case Step.Subquery subquery -> {
                line(indent, "a row of a subquery: " + inline(subquery.row()));
                ways(subquery.solutions(), below);
            }
            case Step.Group group -> {
                line(indent, "a group of " + group.members().count() + ": " + aggregates(group));
                ways(group.members(), below);
            }
            case Step.Searched searched -> line(indent, "found by a search in an index: " + searched.function());
            case Step.Untraced untraced ->
                line(indent, "taken into account, but not traced to statements: " + untraced.operator());
        }
    }

    private static String absence(Step.Absent absent) {
        return "nothing matches " + absent.pattern()
                + switch (absent.cause()) {
                    case OPTIONAL -> ", which is optional";
                    case NOT_EXISTS -> ", as NOT EXISTS wants it";
                    case MINUS -> ", which MINUS would take away";
                };
    }

    private String aggregates(Step.Group group) {
        return group.aggregates().stream()
                .map(aggregate -> aggregate.expression() + " = "
                        + terms.of(aggregate.value().orElse(null)))
                .collect(Collectors.joining(", "));
    }

    private void source(Source source, String indent) {
        switch (source) {
            case Source.Reported reported ->
                line(
                        indent,
                        reported.claim()
                                .map(claim -> "from the claim " + terms.of(claim.claim()))
                                .orElseGet(() -> "from the article " + terms.of(reported.article())));
            case Source.Derived derived -> {
                line(indent, "derived by the rule " + derived.rule() + ": " + derived.reason());
                derived.from().forEach(step -> step(step, indent + STEP));
            }
            case Source.Held held -> line(indent, "from " + terms.of(held.graph()));
        }
    }

    private String statement(Triple triple) {
        return terms.of(triple.getSubject()) + " " + terms.of(triple.getPredicate()) + " "
                + terms.of(triple.getObject());
    }

    private String inline(Binding binding) {
        return binding.varsMentioned().stream()
                .map(variable -> value(variable, binding))
                .collect(Collectors.joining(", "));
    }

    private void named(String name, String value) {
        lines.append(STEP)
                .append("%-10s".formatted(name))
                .append(oneLine(value))
                .append('\n');
    }

    private void line(String indent, String text) {
        lines.append((indent + oneLine(text)).stripTrailing()).append('\n');
    }

    /** What comes from data or a query becomes one line, and nothing in it acts on the terminal. */
    private static String oneLine(String text) {
        return Shown.whole(text.replaceAll("(?U)\\s+", " "));
    }
}
