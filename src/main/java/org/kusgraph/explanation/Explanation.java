package org.kusgraph.explanation;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.engine.binding.Binding;

/**
 * Why a row is in an answer.
 *
 * @param row the row
 * @param solutions the ways in which the query's pattern gives the row
 * @param claims every claim that these rest on
 * @param articles every article whose document says something that these rest on
 */
public record Explanation(Binding row, Solutions solutions, List<Claim> claims, List<Node> articles) {
    static Explanation of(Binding row, Solutions solutions) {
        Gathering gathering = new Gathering();
        gathering.addAll(solutions);
        return new Explanation(row, solutions, List.copyOf(gathering.claims.values()), List.copyOf(gathering.articles));
    }

    /** Gathers what lies at any depth. */
    private static final class Gathering {
        private final Map<Node, Claim> claims = new LinkedHashMap<>();
        private final Set<Node> articles = new LinkedHashSet<>();

        void addAll(Solutions solutions) {
            solutions.shown().forEach(solution -> solution.steps().forEach(this::add));
        }

        private void add(Step step) {
            switch (step) {
                case Step.Fact fact -> fact.sources().forEach(this::add);
                case Step.Way way -> way.facts().forEach(this::add);
                case Step.Present present -> addAll(present.solutions());
                case Step.Subquery subquery -> addAll(subquery.solutions());
                case Step.Group group -> addAll(group.members());
                case Step.Computed unused -> {}
                case Step.Given unused -> {}
                case Step.Held unused -> {}
                case Step.Absent unused -> {}
                case Step.Searched unused -> {}
                case Step.Untraced unused -> {}
            }
        }

        private void add(Source source) {
            switch (source) {
                case Source.Reported reported -> {
                    articles.add(reported.article());
                    reported.claim().ifPresent(claim -> claims.put(claim.claim(), claim));
                }
                case Source.Derived derived -> derived.from().forEach(this::add);
                case Source.Held unused -> {}
            }
        }
    }
}
