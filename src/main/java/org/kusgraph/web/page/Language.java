package org.kusgraph.web.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language in which pages are written. The first is for whoever reads none of them. */
public enum Language {
    ENGLISH("en", "English"),
    KOREAN("ko", "한국어");

    /** Browsers send less; what is longer is not worth reading. */
    private static final int LONGEST_HEADER = 500;

    private final String tag;
    private final String ownName;

    Language(String tag, String ownName) {
        this.tag = tag;
        this.ownName = ownName;
    }

    /** The language's tag (BCP 47), as RDF and HTML write it. */
    public String tag() {
        return tag;
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language with a tag, if pages are written in it. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(tag.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** The language that a value of Accept-Language likes best; the first one where it likes none or cannot be read. */
    public static Language accepted(String header) {
        if (header.isBlank() || header.length() > LONGEST_HEADER) {
            return ENGLISH;
        }
        List<String> tags = Arrays.stream(values()).map(Language::tag).toList();
        try {
            String best = Locale.lookupTag(Locale.LanguageRange.parse(header.strip()), tags);
            return best == null ? ENGLISH : of(best).orElse(ENGLISH);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }
}
