package org.kusgraph.link.things;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Thing.Identifier;
import org.kusgraph.link.match.Thing.Name;

/** Gathers what a file says of a thing; no more of it than can be compared. */
final class ThingBuilder {
    private static final int LONGEST_TEXT = 1000;
    private static final int MOST_NAMES = 1000;
    private static final int MOST_OTHERS = 200;
    private static final int DIGITS_OF_A_YEAR = 4;
    private static final Set<String> LANGUAGES_FIRST = Set.of("", "en", "ko", "mul");

    private final String id;
    private final Set<Name> names = new LinkedHashSet<>();
    private final Set<String> types = new LinkedHashSet<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private final Set<String> places = new LinkedHashSet<>();
    private final Set<Identifier> identifiers = new LinkedHashSet<>();
    private OptionalInt begun = OptionalInt.empty();
    private Optional<String> withdrawn = Optional.empty();

    ThingBuilder(String id) {
        this.id = cut(id);
    }

    String id() {
        return id;
    }

    @CanIgnoreReturnValue
    ThingBuilder name(String text, String language) {
        if (!text.isBlank() && names.size() < MOST_NAMES) {
            boolean unused = names.add(new Name(cut(text.strip()), cut(language)));
        }
        return this;
    }

    @CanIgnoreReturnValue
    ThingBuilder type(String type) {
        return add(types, type);
    }

    @CanIgnoreReturnValue
    ThingBuilder country(String code) {
        return add(countries, code);
    }

    @CanIgnoreReturnValue
    ThingBuilder place(String place) {
        return add(places, place);
    }

    @CanIgnoreReturnValue
    ThingBuilder identifier(String scheme, String value) {
        if (!value.isBlank() && identifiers.size() < MOST_OTHERS) {
            boolean unused = identifiers.add(new Identifier(scheme, cut(value.strip())));
        }
        return this;
    }

    /** The year at the beginning of a date; what is none is left out. */
    @CanIgnoreReturnValue
    ThingBuilder begun(String date) {
        if (date.length() >= DIGITS_OF_A_YEAR
                && date.substring(0, DIGITS_OF_A_YEAR).chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            begun = OptionalInt.of(Integer.parseInt(date, 0, DIGITS_OF_A_YEAR, 10));
        }
        return this;
    }

    @CanIgnoreReturnValue
    ThingBuilder withdrawn(String status) {
        withdrawn = Optional.of(cut(status));
        return this;
    }

    @CanIgnoreReturnValue
    private ThingBuilder add(Set<String> texts, String text) {
        if (!text.isBlank() && texts.size() < MOST_OTHERS) {
            boolean unused = texts.add(cut(text.strip()));
        }
        return this;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT / 2));
    }

    boolean hasNames() {
        return !names.isEmpty();
    }

    /** Of too many names, those in the languages that are compared most are kept. */
    Thing build() {
        List<Name> kept = new ArrayList<>(names);
        if (kept.size() > Thing.MOST_NAMES) {
            kept.sort(Comparator.comparing(name -> !LANGUAGES_FIRST.contains(name.language())));
        }
        return new Thing(id, kept, types, countries, places, identifiers, begun, withdrawn);
    }
}
