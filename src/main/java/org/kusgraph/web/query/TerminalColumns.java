package org.kusgraph.web.query;

/** How many columns a text takes on a terminal: Hangul and other wide characters take two. */
public final class TerminalColumns {
    private TerminalColumns() {}

    /** The columns of a text that holds only characters that print. */
    public static int of(String text) {
        return text.codePoints().map(TerminalColumns::of).sum();
    }

    private static int of(int character) {
        if (character < 0x300) {
            return 1;
        }
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isConjoiningJamo(character) ? 0 : isWide(character) ? 2 : 1;
        };
    }

    /** Vowels and finals join the initial consonant before them, which has taken the two columns already. */
    private static boolean isConjoiningJamo(int character) {
        return (character >= 0x1160 && character <= 0x11FF) || (character >= 0xD7B0 && character <= 0xD7FF);
    }

    /** The wide and full-width ranges of Unicode's East Asian Width (UAX 11), in blocks. */
    private static boolean isWide(int character) {
        return (character >= 0x1100 && character <= 0x115F)
                || (character >= 0x2E80 && character <= 0x303E)
                || (character >= 0x3041 && character <= 0x33FF)
                || (character >= 0x3400 && character <= 0x4DBF)
                || (character >= 0x4E00 && character <= 0xA4CF)
                || (character >= 0xA960 && character <= 0xA97F)
                || (character >= 0xAC00 && character <= 0xD7A3)
                || (character >= 0xF900 && character <= 0xFAFF)
                || (character >= 0xFE30 && character <= 0xFE6F)
                || (character >= 0xFF00 && character <= 0xFF60)
                || (character >= 0xFFE0 && character <= 0xFFE6)
                || (character >= 0x1F300 && character <= 0x1FAFF)
                || (character >= 0x20000 && character <= 0x3FFFD);
    }
}
