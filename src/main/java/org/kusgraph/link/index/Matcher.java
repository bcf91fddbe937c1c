package org.kusgraph.link.index;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kusgraph.link.match.Candidate;
import org.kusgraph.link.match.NameComparison;
import org.kusgraph.link.match.NameMatch;
import org.kusgraph.link.match.SpokenName;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.ThingComparison;
import org.kusgraph.link.match.Types;
import org.kusgraph.link.name.NameParts;
import org.kusgraph.link.name.NameParts.Writing;

/** Finds for a thing the one of an index that is the same, or says that there is none that it can tell from others. */
public final class Matcher {
    /** Below this nothing is proposed. */
    private static final double PROPOSED = 0.78;

    /**
     * A name with words that are spelt alike needs more, or something beside it that agrees: names that differ by a syllable are
     * those of two things far more often than one is a mistake.
     */
    private static final double PROPOSED_BY_SPELLING = 0.88;

    /**
     * A name that lacks words, or has further ones, is enough where what agrees tells as much as a word that one thing alone has,
     * and no other thing comes near.
     */
    private static final double PROPOSED_UNRIVALLED = 0.7;

    private static final double TOLD_UNRIVALLED = 1;
    private static final double UNRIVALLED = 0.2;

    /** Candidates whose scores are nearer than this cannot be told apart. */
    private static final double TOLD_APART = 0.01;

    /** Less is not worth showing. */
    private static final double SHOWN = 0.3;

    private static final int MOST_SHOWN = 10;
    private static final int MOST_NAMES_ASKED = 16;
    private static final int MOST_ERRORS = 2;

    /** So sure a name must be for the search to end there. */
    private static final double TOLD_ENOUGH = 0.5;

    private static final double SURE = 0.9;
    private static final double LIKENESS_OF_SOUND = 0.8;
    private static final double SPELLING = 0.1;
    private static final double LIKENESS_OF_INITIALS = 0.85;
    private static final double LIKENESS_OF_COMMON_INITIALS = 0.6;
    private static final int LONGEST_INITIALS = 8;
    private static final int SHORTEST_INITIALS = 3;

    private final ThingIndex index;
    private final NameKnowledge knowledge;
    private final NameComparison names;
    private final ThingComparison things;

    /** A matcher against the things of an index, of whose types these are known. */
    public Matcher(ThingIndex index, NameKnowledge knowledge, Types types) {
        this.index = index;
        this.knowledge = knowledge;
        this.names = new NameComparison(index, knowledge.compounds().commonWords(), knowledge.sounds());
        this.things = new ThingComparison(types);
    }

    /** Finds what a thing may be. */
    public Matching match(Thing asked) {
        List<NameParts> askedNames = new ArrayList<>();
        for (Thing.Name name : asked.names()) {
            if (askedNames.size() == MOST_NAMES_ASKED) {
                break;
            }
            NameParts parts = knowledge.reader().read(name.text());
            if (!parts.key().isEmpty()) {
                askedNames.add(parts);
            }
        }
        Set<String> countries = new LinkedHashSet<>(asked.countries());
        askedNames.forEach(name -> name.country().ifPresent(countries::add));
        return new Search(asked, askedNames, countries).run();
    }

    /** A thing that was found in some ways, with the one of its names that is most like a name that was asked. */
    private record Compared(Thing thing, Optional<NameMatch> match, Set<CandidateSearch.Way> ways) {
        Compared by(Set<CandidateSearch.Way> others) {
            return new Compared(thing, match, EnumSet.copyOf(others));
        }
    }

    /** One thing is looked for. */
    private final class Search {
        private final Thing asked;
        private final List<NameParts> askedNames;
        private final List<SpokenName> spoken = new ArrayList<>();
        private final CandidateSearch search;
        private final Map<Integer, Compared> compared = new HashMap<>();
        private final Map<String, Candidate> candidates = new HashMap<>();

        Search(Thing asked, List<NameParts> askedNames, Set<String> countries) {
            this.asked = countries.equals(asked.countries()) ? asked : withCountries(asked, countries);
            this.askedNames = askedNames;
            this.search = new CandidateSearch(index, knowledge.sounds(), names, countries);
            for (NameParts name : askedNames) {
                spoken.add(SpokenName.of(name));
                if (name.writing() == Writing.HANGUL) {
                    spoken.add(SpokenName.translated(name, knowledge.compounds(), knowledge.sounds()));
                }
            }
        }

        Matching run() {
            search.sameIdentifier(asked);
            askedNames.forEach(search::sameName);
            weigh();
            if (!isSure()) {
                askedNames.stream().filter(this::mayBeInitials).forEach(search::initials);
                spoken.forEach(search::likeName);
                weigh();
            }
            for (int errors = 1; errors <= MOST_ERRORS && !hasAnyToPropose(); errors++) {
                for (SpokenName name : spoken) {
                    // Nobody writes a translation but here.
                    if (name.translation() == SpokenName.Translation.NONE) {
                        search.misspelt(name, errors);
                    }
                }
                weigh();
            }
            return matching();
        }

        private boolean hasAnyToPropose() {
            for (Candidate candidate : candidates.values()) {
                if (candidate.score() >= PROPOSED) {
                    return true;
                }
            }
            return false;
        }

        private boolean mayBeInitials(NameParts name) {
            return name.writing() == Writing.ACRONYM
                    || (name.writing() == Writing.OTHER
                            && name.words().size() == 1
                            && name.key().length() <= LONGEST_INITIALS
                            && name.key().length() >= SHORTEST_INITIALS
                            && index.occurrences(name.key()) == 0);
        }

        /** Whether exactly one thing has the very name, and the name is no common one. */
        private boolean isSure() {
            List<Candidate> best = candidates.values().stream()
                    .filter(candidate -> candidate.score() >= SURE)
                    .toList();
            return best.size() == 1
                    && best.getFirst().name().manner() == NameMatch.Manner.SAME
                    && best.getFirst().name().told() >= TOLD_ENOUGH;
        }

        private void weigh() {
            search.found().forEach((document, ways) -> {
                Compared earlier = compared.get(document);
                if (earlier == null || !ways.equals(earlier.ways())) {
                    weigh(document, earlier == null ? compared(index.named(document), ways) : earlier.by(ways));
                }
            });
        }

        private Compared compared(NamedThing named, Set<CandidateSearch.Way> ways) {
            PlaceWords placeWords = new PlaceWords(named, knowledge);
            Optional<NameMatch> best = Optional.empty();
            for (NameParts name : named.names()) {
                for (SpokenName one : spoken) {
                    NameMatch match = names.compare(one, name, placeWords);
                    if (best.isEmpty() || isBetter(match, best.get())) {
                        best = Optional.of(match);
                    }
                }
            }
            return new Compared(named.thing(), best, EnumSet.copyOf(ways));
        }

        private void weigh(int document, Compared one) {
            compared.put(document, one);
            one.match().map(match -> asWholes(match, one.ways())).ifPresent(match -> {
                Candidate candidate = things.weigh(asked, one.thing(), match);
                candidates.merge(
                        candidate.thing().id(),
                        candidate,
                        (first, second) -> first.score() >= second.score() ? first : second);
            });
        }

        private static boolean isBetter(NameMatch one, NameMatch other) {
            return one.likeness() > other.likeness()
                    || (one.likeness() == other.likeness() && one.told() > other.told());
        }

        /** A match that is better by the sound of the names as wholes, or by their being initials, is that. */
        private NameMatch asWholes(NameMatch match, Set<CandidateSearch.Way> ways) {
            NameMatch better = match;
            if (ways.contains(CandidateSearch.Way.SOUND) && mayBeSpeltOtherwise()) {
                double likeness = LIKENESS_OF_SOUND + SPELLING * sharedSpelling(better);
                if (better.likeness() < likeness) {
                    better = told(better.as(NameMatch.Manner.SOUND, likeness));
                }
            }
            if (ways.contains(CandidateSearch.Way.INITIALS)) {
                boolean isOnlyOne =
                        askedNames.stream().anyMatch(name -> index.count(ThingFields.INITIALS, name.key()) == 1);
                double likeness = isOnlyOne ? LIKENESS_OF_INITIALS : LIKENESS_OF_COMMON_INITIALS;
                if (better.likeness() < likeness) {
                    better = told(better.as(NameMatch.Manner.INITIALS, likeness));
                }
            }
            return better;
        }

        /** A name in Hangul has no spelling in other letters; of another, a word that no thing has may be spelt otherwise. */
        private boolean mayBeSpeltOtherwise() {
            return askedNames.stream()
                    .anyMatch(name -> name.writing() == Writing.HANGUL
                            || name.words().stream().anyMatch(word -> index.occurrences(word) == 0));
        }

        private double sharedSpelling(NameMatch match) {
            return NameComparison.sharedSpelling(romanised(match.asked()), romanised(match.found()));
        }

        private List<String> romanised(String name) {
            return knowledge.reader().read(name).words().stream()
                    .map(knowledge.sounds()::romanised)
                    .sorted()
                    .toList();
        }

        /** What agrees as a whole tells as much as a rare word. */
        private static NameMatch told(NameMatch match) {
            return new NameMatch(
                    match.asked(), match.found(), match.likeness(), 1, match.manner(), List.of(), List.of());
        }

        private Matching matching() {
            List<Candidate> sorted = candidates.values().stream()
                    .filter(candidate -> candidate.score() >= SHOWN)
                    .sorted(Comparator.comparingDouble(Candidate::score)
                            .reversed()
                            .thenComparing(candidate -> candidate.thing().id()))
                    .limit(MOST_SHOWN)
                    .toList();
            return new Matching(asked, sorted, chosen(sorted));
        }

        private static Optional<Candidate> chosen(List<Candidate> sorted) {
            if (sorted.isEmpty()) {
                return Optional.empty();
            }
            Candidate first = sorted.getFirst();
            double before = sorted.size() == 1
                    ? first.score()
                    : first.score() - sorted.get(1).score();
            boolean isChosen = (isLikeEnough(first) && before >= TOLD_APART) || isUnrivalled(first, before);
            return isChosen ? Optional.of(first) : Optional.empty();
        }

        private static boolean isUnrivalled(Candidate candidate, double before) {
            return Math.min(candidate.score(), candidate.name().likeness()) >= PROPOSED_UNRIVALLED
                    && before >= UNRIVALLED
                    && candidate.name().told() >= TOLD_UNRIVALLED
                    && candidate.name().manner() == NameMatch.Manner.WORDS;
        }
    }

    /** Whether a candidate would be proposed if there were no other. */
    static boolean isLikeEnough(Candidate candidate) {
        boolean isSpeltOtherwise = candidate.name().manner() == NameMatch.Manner.SPELLING;
        return candidate.score() >= (isSpeltOtherwise ? PROPOSED_BY_SPELLING : PROPOSED);
    }

    private static Thing withCountries(Thing thing, Set<String> countries) {
        return new Thing(
                thing.id(),
                thing.names(),
                thing.types(),
                countries,
                thing.places(),
                thing.identifiers(),
                thing.begun(),
                thing.withdrawn());
    }
}
