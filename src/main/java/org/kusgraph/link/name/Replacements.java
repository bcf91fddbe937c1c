package org.kusgraph.link.name;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Regular expressions and what takes the place of all that they match, one after the other. Most are about letters that a name
 * does not have, and looking for those would cost more than all the rest.
 */
final class Replacements {
    private static final Pattern LOOKING_AROUND = Pattern.compile("\\(\\?<?[=!][^)]*\\)");
    private static final Pattern CERTAIN_LETTERS = Pattern.compile("(?:\\[(\\p{L}+)]|(\\p{L}))(?![?*{])");
    private static final long ANY = -1;

    /** What begins with one of some letters, as {@link #marks}. */
    private record Replacement(long first, Pattern pattern, String instead) {}

    private final List<Replacement> all = new ArrayList<>();

    void add(String pattern, String instead) {
        all.add(new Replacement(first(pattern), Pattern.compile(pattern), instead));
    }

    /** The text after each replacement. */
    String in(String text) {
        String result = text;
        long marks = marks(text);
        for (Replacement each : all) {
            if ((each.first() & marks) != 0) {
                result = each.pattern().matcher(result).replaceAll(each.instead());
                marks = marks(result);
            }
        }
        return result;
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

    /** A bit of 64 for each letter of a text; some letters share one. */
    private static long marks(String letters) {
        long marks = 0;
        for (int place = 0; place < letters.length(); place++) {
            marks |= 1L << (letters.charAt(place) % Long.SIZE);
        }
        return marks;
    }
}
