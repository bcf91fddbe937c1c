package org.kusgraph.link.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kusgraph.link.match.Evidence.Aspect;
import org.kusgraph.link.match.Evidence.Stance;
import org.kusgraph.link.match.Thing.Identifier;
import org.kusgraph.link.name.NameForms;

/** Weighs what is known of two things beside their names. What contradicts weighs more than what agrees: it has to refuse. */
public final class ThingComparison {
    private static final double SAME_IDENTIFIER = 0.97;
    private static final double OTHER_IDENTIFIER = 0.2;
    private static final double SAME_COUNTRY = 0.2;
    private static final double OTHER_COUNTRY = 0.4;
    private static final double SAME_PLACE = 0.3;
    private static final double SAME_TYPE = 0.1;
    private static final double OTHER_TYPE = 0.6;
    private static final double SAME_YEAR = 0.1;
    private static final double OTHER_YEAR = 0.9;
    private static final double WITHDRAWN = 0.4;

    /** Registers differ by a year about when something began. */
    private static final int YEARS_APART = 2;

    /** Names that agree in words so common tell too little by themselves. */
    private static final double TOLD_ENOUGH = 0.6;

    private final Types types;

    /** A comparison with things of a data set whose types are known. */
    public ThingComparison(Types types) {
        this.types = types;
    }

    /** Weighs a thing whose name is like one of another's. */
    public Candidate weigh(Thing asked, Thing found, NameMatch name) {
        Weighing weighing = new Weighing(name);
        weighing.identifiers(asked, found);
        weighing.countries(asked.countries(), found.countries());
        weighing.places(asked.places(), found.places());
        weighing.types(asked.types(), found.types());
        weighing.years(asked, found);
        weighing.status(found);
        return new Candidate(found, weighing.score, name, List.copyOf(weighing.evidence));
    }

    private final class Weighing {
        private final List<Evidence> evidence = new ArrayList<>();
        private double score;

        Weighing(NameMatch name) {
            score = name.likeness();
            if (name.manner() != NameMatch.Manner.SAME && name.told() < TOLD_ENOUGH) {
                score *= 0.6 + 0.4 * name.told() / TOLD_ENOUGH;
                add(Aspect.name, Stance.AGAINST, "its name agrees in common words only");
            }
            add(Aspect.name, Stance.FOR, manner(name));
            if (!name.missing().isEmpty()) {
                add(Aspect.name, Stance.AGAINST, "its name lacks " + String.join(" ", name.missing()));
            }
            if (!name.further().isEmpty()) {
                add(Aspect.name, Stance.AGAINST, "its name also has " + String.join(" ", name.further()));
            }
        }

        private void add(Aspect aspect, Stance stance, String words) {
            evidence.add(new Evidence(aspect, stance, words));
        }

        private void gain(double share) {
            score += (1 - score) * share;
        }

        void identifiers(Thing asked, Thing found) {
            if (asked.identifiers().isEmpty() || found.identifiers().isEmpty()) {
                return;
            }
            Set<Identifier> same = asked.identifiers().stream()
                    .filter(found.identifiers()::contains)
                    .collect(Collectors.toSet());
            if (!same.isEmpty()) {
                score = Math.max(score, SAME_IDENTIFIER);
                Identifier first = same.iterator().next();
                add(Aspect.identifier, Stance.FOR, "the same " + first.scheme() + " " + first.value());
                return;
            }
            Set<String> schemes = new LinkedHashSet<>();
            asked.identifiers().forEach(each -> schemes.add(each.scheme()));
            schemes.retainAll(
                    found.identifiers().stream().map(Identifier::scheme).collect(Collectors.toSet()));
            if (!schemes.isEmpty()) {
                score *= OTHER_IDENTIFIER;
                add(Aspect.identifier, Stance.AGAINST, "another " + String.join(", ", schemes));
            }
        }

        void countries(Set<String> asked, Set<String> found) {
            if (asked.isEmpty() || found.isEmpty()) {
                return;
            }
            if (asked.stream().anyMatch(found::contains)) {
                gain(SAME_COUNTRY);
                add(Aspect.country, Stance.FOR, "country " + sorted(found));
            } else {
                score *= OTHER_COUNTRY;
                add(Aspect.country, Stance.AGAINST, "country " + sorted(found) + ", not " + sorted(asked));
            }
        }

        void places(Set<String> asked, Set<String> found) {
            if (asked.isEmpty() || found.isEmpty()) {
                return;
            }
            Set<String> keys = found.stream().map(NameForms::key).collect(Collectors.toSet());
            asked.stream()
                    .filter(place -> keys.contains(NameForms.key(place)))
                    .findFirst()
                    .ifPresent(place -> {
                        gain(SAME_PLACE);
                        add(Aspect.place, Stance.FOR, "place " + place);
                    });
        }

        void types(Set<String> asked, Set<String> found) {
            switch (types.agree(asked, found)) {
                case YES -> {
                    gain(SAME_TYPE);
                    add(Aspect.type, Stance.FOR, "type " + sorted(found));
                }
                case NO -> {
                    score *= OTHER_TYPE;
                    add(Aspect.type, Stance.AGAINST, "type " + sorted(found));
                }
                case UNKNOWN -> {}
            }
        }

        void years(Thing asked, Thing found) {
            if (asked.begun().isPresent() && found.begun().isPresent()) {
                int year = found.begun().getAsInt();
                if (Math.abs(asked.begun().getAsInt() - year) <= YEARS_APART) {
                    gain(SAME_YEAR);
                    add(Aspect.year, Stance.FOR, "began in " + year);
                } else {
                    score *= OTHER_YEAR;
                    add(
                            Aspect.year,
                            Stance.AGAINST,
                            "began in " + year + ", not " + asked.begun().getAsInt());
                }
            }
        }

        void status(Thing found) {
            found.withdrawn().ifPresent(status -> {
                score *= WITHDRAWN;
                add(Aspect.status, Stance.AGAINST, "its record is " + status);
            });
        }

        private static String sorted(Set<String> words) {
            return String.join(", ", new TreeSet<>(words));
        }

        private static String manner(NameMatch name) {
            String found = "'" + name.found() + "'";
            return switch (name.manner()) {
                case SAME -> "the same name " + found;
                case WORDS -> "the words of " + found;
                case SPELLING -> "a spelling of " + found;
                case SOUND -> "the sound of " + found;
                case INITIALS -> "the initials of " + found;
                case TRANSLATION -> "a translation of " + found;
            };
        }
    }
}
