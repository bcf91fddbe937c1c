package org.kusgraph.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.kusgraph.link.sssom.Slot;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** Finds links that cannot all be right, over all sets. */
final class LinkClashes {
    /** Of these relations, no two hold between the same two things. */
    private static final Set<String> EXCLUDING = Set.of(
            SKOS.exactMatch.getURI(), SKOS.broadMatch.getURI(), SKOS.narrowMatch.getURI(), SKOS.relatedMatch.getURI());

    private final LinkWords words;
    private final Map<List<String>, Link> sameMapping = new HashMap<>();
    private final Map<List<String>, Link> identityOfSubject = new HashMap<>();
    private final Map<String, Link> identityOfTarget = new HashMap<>();
    private final Map<List<String>, List<Link>> byPair = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    LinkClashes(LinkWords words) {
        this.words = words;
    }

    /** What is wrong with links together; each clash is told at the later of the two. */
    List<Problem> check(List<LinkSet> sets) {
        for (LinkSet set : sets) {
            Link.of(set).forEach(this::add);
        }
        byPair.values().forEach(this::checkPair);
        return List.copyOf(problems);
    }

    private void add(Link link) {
        String subject = link.subject().orElse("");
        String target = link.target().orElse("");
        checkOnce(link, subject, target);
        if (link.isAsserted(words) && link.isIdentity()) {
            clash(
                    link,
                    identityOfSubject.putIfAbsent(List.of(link.dataset().name(), subject), link),
                    "the entity has two identities in " + link.dataset().name(),
                    "one in each data set",
                    "make one of the two pending, or refuse it with predicate_modifier Not");
            Link other = identityOfTarget.putIfAbsent(link.dataset().scheme() + " " + target, link);
            if (other != null && !other.subject().equals(link.subject())) {
                clash(
                        link,
                        other,
                        Shown.quoted(target) + " is said to be two of our entities",
                        "one entity",
                        "make one of the two pending, or refuse it with predicate_modifier Not");
            }
        }
        if (!target.isEmpty()) {
            byPair.computeIfAbsent(List.of(subject, target), unused -> new ArrayList<>())
                    .add(link);
        }
    }

    private void checkOnce(Link link, String subject, String target) {
        String sign = link.mapping().isNegated() ? "Not" : "";
        clash(
                link,
                sameMapping.putIfAbsent(List.of(link.dataset().name(), subject, link.predicate(), sign, target), link),
                "the mapping is there twice",
                "each once",
                "remove one of the two");
    }

    private void checkPair(List<Link> links) {
        for (int i = 1; i < links.size(); i++) {
            for (Link earlier : links.subList(0, i)) {
                checkPair(earlier, links.get(i));
            }
        }
    }

    private void checkPair(Link earlier, Link link) {
        boolean bothHold = earlier.isAsserted(words) && link.isAsserted(words);
        if (earlier.predicate().equals(link.predicate()) && earlier.isAsserted(words) != link.isAsserted(words)) {
            clash(
                    link,
                    earlier,
                    "the link is said to hold, and to be refused, withdrawn or open",
                    "one or the other",
                    "remove one of the two");
        } else if (bothHold && isClash(earlier.predicate(), link.predicate())) {
            clash(
                    link,
                    earlier,
                    "two relations that exclude each other: "
                            + earlier.mapping().predicate() + " and "
                            + link.mapping().predicate(),
                    "one of them (SKOS S27 and S46)",
                    "make one of the two pending, or remove it");
        }
    }

    /**
     * SKOS S46: what is an exact match is no broader, narrower or related one. S27: what is broader or narrower is not related.
     * What is both broader and narrower would be broader than itself.
     */
    private static boolean isClash(String one, String other) {
        return !one.equals(other) && EXCLUDING.contains(one) && EXCLUDING.contains(other);
    }

    private void clash(Link link, @Nullable Link earlier, String wrong, String expected, String mend) {
        if (earlier != null) {
            Location at = link.row().of(link.mapping().hasLiteralObject() ? Slot.OBJECT_LABEL : Slot.OBJECT_ID);
            problems.add(new Problem(
                    ProblemCode.CONFLICT,
                    at,
                    wrong + "; the other stands at " + earlier.row().start().shown(),
                    expected,
                    mend));
        }
    }
}
