package org.kusgraph.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/**
 * Finds what leads back to where it began by a field that the ontology says is acyclic, over all documents and taxonomies.
 */
final class Cycles {
    /** Nobody mends more at once. */
    private static final int MOST = 100;
    /** Of a longer cycle, so many steps are shown and the others counted. */
    private static final int MOST_STEPS = 20;

    private static final Comparator<Step> FIRST = Comparator.comparing(Step::at, Location.READING_ORDER);

    private final Map<String, Map<String, Map<String, Step>>> steps = new TreeMap<>();

    private record Step(String from, String to, Location at) {}

    /**
     * Notes that one entity points to another.
     *
     * @param key the field's key
     * @param from the id of the entity that has the field
     * @param to the id that it points to
     * @param at where
     */
    void add(String key, String from, String to, Location at) {
        steps.computeIfAbsent(key, unused -> new HashMap<>())
                .computeIfAbsent(from, unused -> new TreeMap<>())
                .merge(to, new Step(from, to, at), (one, other) -> FIRST.compare(one, other) <= 0 ? one : other);
    }

    /**
     * The cycles: for each step that is on one, one cycle at least that it is on.
     *
     * @param isAsked tells the files that are being checked; a cycle is told in one of them
     */
    List<Problem> problems(Predicate<String> isAsked) {
        List<Problem> problems = new ArrayList<>();
        steps.forEach((key, all) -> {
            Map<String, Map<String, Step>> circular = circular(all);
            Set<Step> told = new HashSet<>();
            Stream<Step> first = circular.values().stream()
                    .flatMap(next -> next.values().stream())
                    .filter(step -> isAsked.test(step.at().file()))
                    .sorted(FIRST);
            first.takeWhile(unused -> problems.size() < MOST).forEach(step -> {
                if (!told.contains(step)) {
                    List<Step> cycle = shortest(step, circular);
                    told.addAll(cycle);
                    if (!cycle.isEmpty()) {
                        problems.add(problem(key, cycle));
                    }
                }
            });
        });
        return problems;
    }

    /** The steps that are on a cycle: those whose two ends lead to each other. */
    private static Map<String, Map<String, Step>> circular(Map<String, Map<String, Step>> all) {
        Map<String, Integer> parts = Components.of(
                all.keySet(), from -> all.getOrDefault(from, Map.of()).keySet());
        Map<String, Map<String, Step>> circular = new TreeMap<>();
        all.forEach((from, next) -> next.forEach((to, step) -> {
            if (Objects.equals(parts.get(from), parts.get(to))) {
                circular.computeIfAbsent(from, unused -> new TreeMap<>()).put(to, step);
            }
        }));
        return circular;
    }

    /** The shortest cycle that begins with a step; nothing if none does. */
    private static List<Step> shortest(Step first, Map<String, Map<String, Step>> steps) {
        Map<String, Step> reachedBy = new HashMap<>();
        reachedBy.put(first.to(), first);
        Deque<String> open = new ArrayDeque<>(List.of(first.to()));
        while (!open.isEmpty() && !reachedBy.containsKey(first.from())) {
            String from = open.remove();
            steps.getOrDefault(from, Map.of()).values().forEach(step -> {
                if (reachedBy.putIfAbsent(step.to(), step) == null) {
                    open.add(step.to());
                }
            });
        }
        if (!reachedBy.containsKey(first.from())) {
            return List.of();
        }
        List<Step> backwards = new ArrayList<>();
        String reached = first.from();
        do {
            Step step = Objects.requireNonNull(reachedBy.get(reached));
            backwards.add(step);
            reached = step.from();
        } while (!reached.equals(first.from()));
        Collections.reverse(backwards);
        return backwards;
    }

    private static Problem problem(String key, List<Step> cycle) {
        Step first = cycle.get(0);
        return new Problem(
                ProblemCode.CYCLE,
                first.at(),
                cycle.size() == 1
                        ? Shown.quoted(first.from()) + " has itself as its '" + key + "'"
                        : "'" + key + "' leads from " + Shown.quoted(first.from()) + " back to it: " + shown(cycle),
                "that '" + key + "' leads to others and never back",
                cycle.size() == 1 ? "remove it, or refer to another" : "remove or mend one of these references");
    }

    private static String shown(List<Step> cycle) {
        StringBuilder shown = new StringBuilder();
        int count = Math.min(cycle.size(), MOST_STEPS);
        for (int i = 0; i < count; i++) {
            Step step = cycle.get(i);
            shown.append(i == 0 ? "" : ", ")
                    .append(Shown.quoted(step.from()) + " to " + Shown.quoted(step.to()))
                    .append(i == 0 ? " here" : " at " + step.at().shown());
        }
        return count == cycle.size() ? shown.toString() : shown + ", and " + (cycle.size() - count) + " more steps";
    }
}
