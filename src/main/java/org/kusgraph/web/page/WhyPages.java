package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.kusgraph.explanation.Claim;
import org.kusgraph.explanation.Explanation;
import org.kusgraph.explanation.Solutions;
import org.kusgraph.explanation.Source;
import org.kusgraph.explanation.Step;
import org.kusgraph.web.page.WhyPage.Entry;
import org.kusgraph.web.page.WhyPage.Value;

/** Makes the page of one explanation: every term by its name, every step in the reader's words. */
final class WhyPages {
    private final Visit visit;
    private final Terms terms;

    WhyPages(Visit visit, Terms terms) {
        this.visit = visit;
        this.terms = terms;
    }

    WhyPage page(String query, String row, Explanation explanation) {
        return new WhyPage(
                query,
                values(explanation.row()),
                explanation.claims().stream().map(this::claim).toList(),
                explanation.articles().stream().map(terms::of).toList(),
                ways(explanation.solutions()),
                Visit.with(WhyPage.address(visit, query, row), List.of(Map.entry("format", "json"))));
    }

    private WhyPage.Claim claim(Claim claim) {
        return new WhyPage.Claim(
                terms.of(claim.claim()),
                claim.status().map(terms::statusOf),
                claim.texts().stream()
                        .filter(text -> text.getLiteralLanguage()
                                .equals(visit.language().tag()))
                        .findFirst()
                        .or(() -> claim.texts().stream().findFirst())
                        .map(terms::of),
                claim.holders().stream().map(terms::of).toList(),
                terms.of(claim.article()),
                claim.evidence().stream()
                        .map(range -> visit.text("why.range", range.start(), range.end()))
                        .toList());
    }

    private WhyPage.Ways ways(Solutions solutions) {
        List<WhyPage.Way> shown = solutions.shown().stream()
                .map(solution -> new WhyPage.Way(values(solution.binding()), entries(solution.steps())))
                .toList();
        return new WhyPage.Ways(shown, summary(solutions));
    }

    private String summary(Solutions solutions) {
        int shown = solutions.shown().size();
        if (solutions.isComplete()) {
            return shown == 1 ? "" : visit.text("why.ways", shown);
        }
        return solutions.isCountExact()
                ? visit.text("why.ways.shown", shown, solutions.count())
                : visit.text("why.ways.more", shown, solutions.count());
    }

    private List<Value> values(Binding binding) {
        List<Value> values = new ArrayList<>();
        for (Var variable : binding.varsMentioned()) {
            values.add(value(variable.getVarName(), Optional.ofNullable(binding.get(variable))));
        }
        return List.copyOf(values);
    }

    private Value value(String variable, Optional<Node> node) {
        return new Value(variable, node.map(terms::of).orElse(Term.NONE));
    }

    private List<Entry> entries(List<? extends Step> steps) {
        return steps.stream().map(this::entry).toList();
    }

    private Entry entry(Step step) {
        return switch (step) {
            case Step.Fact fact ->
                new Entry.Fact(
                        terms.of(fact.triple().getSubject()),
                        terms.of(fact.triple().getPredicate()),
                        terms.of(fact.triple().getObject()),
                        fact.sources().stream().map(this::from).toList(),
                        fact.hasMore());
            case Step.Way way ->
                new Entry.Path(terms.of(way.from()), way.path(), terms.of(way.to()), entries(way.facts()));
            case Step.Computed computed ->
                note(
                        visit.text("why.computed"),
                        computed.expression(),
                        List.of(value(computed.variable(), computed.value())));
            case Step.Given given -> note(visit.text("why.given"), "", values(given.values()));
            case Step.Held held -> note(visit.text("why.held"), held.condition(), List.of());
            case Step.Absent absent ->
                note(
                        switch (absent.cause()) {
                            case OPTIONAL -> visit.text("why.absent.optional");
                            case NOT_EXISTS -> visit.text("why.absent.exists");
                            case MINUS -> visit.text("why.absent.minus");
                        },
                        absent.pattern(),
                        List.of());
            case Step.Searched searched -> note(visit.text("why.searched"), searched.function(), List.of());
            case Step.Untraced untraced -> note(visit.text("why.untraced"), untraced.operator(), List.of());
            case Step.Present present ->
                new Entry.Nested(visit.text("why.present"), present.pattern(), List.of(), ways(present.solutions()));
            case Step.Subquery subquery ->
                new Entry.Nested(visit.text("why.subquery"), "", values(subquery.row()), ways(subquery.solutions()));
            case Step.Group group ->
                new Entry.Nested(
                        visit.text("why.group", group.members().count()),
                        "",
                        group.aggregates().stream()
                                .map(aggregate -> value(aggregate.expression(), aggregate.value()))
                                .toList(),
                        ways(group.members()));
        };
    }

    private Entry note(String word, String code, List<Value> values) {
        return new Entry.Note(word, code, values);
    }

    private WhyPage.From from(Source source) {
        return switch (source) {
            case Source.Reported reported ->
                reported.claim()
                        .map(claim -> place(visit.text("why.from.claim"), claim.claim()))
                        .orElseGet(() -> place(visit.text("why.from.article"), reported.article()));
            case Source.Derived derived ->
                new WhyPage.From(
                        visit.text("why.from.rule", derived.rule()),
                        List.of(),
                        derived.reason(),
                        entries(derived.from()));
            case Source.Held held -> place(visit.text("why.from.graph"), held.graph());
        };
    }

    private WhyPage.From place(String word, Node place) {
        return new WhyPage.From(word, List.of(terms.of(place)), "", List.of());
    }
}
