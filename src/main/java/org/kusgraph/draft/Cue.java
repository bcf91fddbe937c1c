package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that tell something of what stands beside them.
 *
 * @param pattern finds the words
 * @param meanings what they tell
 */
record Cue(Pattern pattern, List<String> meanings) {
    /** The sorts of cues; the README beside them says what each is for. */
    enum Sort {
        ROLE(1),
        SENTENCE(0),
        STOP(0),
        REPORT(1),
        SOURCE(1),
        STATUS(1),
        UNNAMED(1),
        SOMEBODY(0),
        APART(0),
        AND(0),
        LIST(0),
        JOINS(1),
        THAT(0),
        AUXILIARY(1),
        SUBORDINATE(0),
        ADVERB(0),
        CONTINUES(0),
        PRONOUN(0),
        TITLE(0),
        HEAD(1),
        NAMED(1),
        COMPANY(0),
        COMPANIES(0),
        APPOSITION(0),
        COMMON(0),
        FOUNDING(0),
        SHORT(3),
        PAIR(2),
        ALIAS(1),
        PLACE(0),
        REGION(0),
        PARTICLE(0),
        TOPIC(0),
        SURNAME(0),
        CURRENCY(1),
        SCALE(1),
        UNIT(1),
        EXACTNESS(2),
        CONVERSION(0),
        MONTH(1),
        WEEKDAY(1),
        NUMERAL(1),
        TIME(1),
        PART(2),
        VAGUE(1),
        COUNTED(0),
        BETWEEN(1),
        MOVED(0),
        AHEAD(0),
        BACK(0),
        UNTIL(0),
        SINCE(0);

        private final int fewest;

        Sort(int fewest) {
            this.fewest = fewest;
        }

        /** How many meanings a cue of the sort has at least. */
        int fewest() {
            return fewest;
        }
    }

    String meaning() {
        return meanings.get(0);
    }

    /** The first place of the words within a part of a text. */
    Optional<Span> find(String text, Span within) {
        Matcher matcher = matcher(text, within);
        return matcher.find() ? Optional.of(new Span(matcher.start(), matcher.end())) : Optional.empty();
    }

    /** All places of the words within a part of a text. */
    List<Span> all(String text, Span within) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = matcher(text, within);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.add(new Span(matcher.start(), matcher.end()));
            }
        }
        return found;
    }

    /** Whether a text is the words and nothing else. */
    boolean is(String text) {
        return pattern.matcher(text).matches();
    }

    /** Where the words end that stand at a place of a text, if they do. */
    Optional<Integer> endAt(String text, int place) {
        Matcher matcher = matcher(text, new Span(place, text.length()));
        return matcher.lookingAt() ? Optional.of(matcher.end()) : Optional.empty();
    }

    /** What stands around a part is seen, so that the part of a word is no word. */
    private Matcher matcher(String text, Span within) {
        return pattern.matcher(text)
                .region(within.start(), within.end())
                .useTransparentBounds(true)
                .useAnchoringBounds(false);
    }
}
