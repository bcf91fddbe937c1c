package org.kusgraph.link.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions and what takes the place of all that they match, one after the other. Most are about letters that a name does
 * not have, or has in one place, and looking for them everywhere would cost more than all the rest.
 */
final class Replacements {
    private static final Pattern LOOKING_AROUND = Pattern.compile("\\(\\?<?[=!][^)]*\\)");
    private static final Pattern CERTAIN_LETTERS = Pattern.compile("(?:\\[(\\p{L}+)]|(\\p{L}))(?![?*{])");
    private static final Pattern ONE_LETTER = Pattern.compile("\\p{L}(?:\\|\\p{L})*|\\[\\p{L}+]");
    private static final Pattern PLAIN = Pattern.compile("\\p{L}*");
    private static final long ANY = -1;

    private final List<Step> steps = new ArrayList<>();

    /** Something that is done with the whole text. */
    private sealed interface Step {
        /** A bit of each letter without which nothing is done, as {@link #marks}. */
        long first();

        String in(String text);
    }

    /** Adds an expression, and what takes the place of its matches, in which {@code $1} is its first group. */
    void add(String pattern, String instead) {
        if (ONE_LETTER.matcher(pattern).matches() && PLAIN.matcher(instead).matches()) {
            add(pattern.replaceAll("[|\\[\\]]", "").toCharArray(), instead);
        } else {
            steps.add(new Expression(pattern, instead));
        }
    }

    /** Letters that follow letters are replaced at once with them, unless they may be what took their place. */
    private void add(char[] letters, String instead) {
        if (!steps.isEmpty() && steps.getLast() instanceof Letters last && last.makesNone(letters)) {
            steps.set(steps.size() - 1, last.and(letters, instead));
        } else {
            steps.add(new Letters(Map.of()).and(letters, instead));
        }
    }

    /** The text after each replacement. */
    String in(String text) {
        String result = text;
        long marks = marks(text);
        for (Step step : steps) {
            if ((step.first() & marks) != 0) {
                String before = result;
                result = step.in(before);
                marks = result.equals(before) ? marks : marks(result);
            }
        }
        return result;
    }

    /** Single letters. */
    private static final class Letters implements Step {
        private final Map<Character, String> instead;
        private final long first;

        Letters(Map<Character, String> instead) {
            this.instead = instead;
            long marks = 0;
            for (char letter : instead.keySet()) {
                marks |= mark(letter);
            }
            this.first = marks;
        }

        /** Of a letter that is there already the earlier replacement counts. */
        Letters and(char[] letters, String other) {
            Map<Character, String> both = new HashMap<>(instead);
            for (char letter : letters) {
                both.putIfAbsent(letter, other);
            }
            return new Letters(both);
        }

        boolean makesNone(char[] letters) {
            String made = String.join("", instead.values());
            for (char letter : letters) {
                if (made.indexOf(letter) >= 0) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public long first() {
            return first;
        }

        @Override
        public String in(String text) {
            StringBuilder result = new StringBuilder(text.length() + 16);
            for (int place = 0; place < text.length(); place++) {
                char letter = text.charAt(place);
                String other = (first & mark(letter)) == 0 ? null : instead.get(letter);
                if (other == null) {
                    result.append(letter);
                } else {
                    result.append(other);
                }
            }
            return result.toString();
        }
    }

    /**
     * What begins with one of some letters.
     *
     * @param isPlain whether what takes its place is put there as it is
     */
    private record Expression(long first, Pattern pattern, String instead, boolean isPlain) implements Step {
        Expression(String pattern, String instead) {
            this(
                    Replacements.first(pattern),
                    Pattern.compile(pattern),
                    instead,
                    PLAIN.matcher(instead).matches());
        }

        @Override
        public String in(String text) {
            Matcher matcher = pattern.matcher(text);
            if (first == ANY || !isPlain) {
                return matcher.replaceAll(instead);
            }
            matcher.useTransparentBounds(true).useAnchoringBounds(false);
            StringBuilder result = new StringBuilder(0);
            int copied = 0;
            for (int place = 0; place < text.length(); ) {
                if ((first & mark(text.charAt(place))) != 0
                        && matcher.region(place, text.length()).lookingAt()) {
                    result.append(text, copied, place).append(instead);
                    place = matcher.end();
                    copied = place;
                } else {
                    place++;
                }
            }
            return copied == 0
                    ? text
                    : result.append(text, copied, text.length()).toString();
        }
    }

    /** With which letters a match of any of the pattern's alternatives begins. */
    private static long first(String pattern) {
        long first = 0;
        for (String alternative : LOOKING_AROUND.matcher(pattern).replaceAll("").split("\\|", 0)) {
            Matcher letters = CERTAIN_LETTERS.matcher(alternative);
            first |= !letters.lookingAt() ? ANY : marks(letters.group(1) == null ? letters.group(2) : letters.group(1));
        }
        return first;
    }

    private static long marks(String letters) {
        long marks = 0;
        for (int place = 0; place < letters.length(); place++) {
            marks |= mark(letters.charAt(place));
        }
        return marks;
    }

    /** A bit of 64 for a letter; some letters share one. */
    private static long mark(char letter) {
        return 1L << (letter % Long.SIZE);
    }
}
