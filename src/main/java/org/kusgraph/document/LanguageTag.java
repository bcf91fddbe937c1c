package org.kusgraph.document;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells which texts are language tags (BCP 47) that name a language. Known are the languages of two letters (ISO 639-1), those
 * of three that have no code of two, the scripts and the regions that the platform has a name for. It has no list of the
 * thousands of languages of three letters, so that any such code will do.
 */
final class LanguageTag {
    private static final int SHORT_LANGUAGE = 2;
    private static final int LONG_LANGUAGE = 3;
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private LanguageTag() {}

    /** What is wrong with a tag, if anything is. */
    static Optional<String> fault(String tag) {
        Optional<Locale> locale = parsed(tag);
        if (locale.isEmpty()) {
            return Optional.of("is not a language tag");
        }
        String language = locale.get().getLanguage();
        if (!isLanguage(language)) {
            return Optional.of("begins with no language");
        }
        if (!isScript(locale.get())) {
            return Optional.of("has the unknown script '" + locale.get().getScript() + "'");
        }
        return isRegion(locale.get())
                ? Optional.empty()
                : Optional.of("has the unknown region '" + locale.get().getCountry() + "'");
    }

    private static boolean isLanguage(String language) {
        return switch (language.length()) {
            case SHORT_LANGUAGE -> LANGUAGES.contains(language);
            case LONG_LANGUAGE -> shorter(language).isEmpty();
            default -> false;
        };
    }

    private static boolean isScript(Locale locale) {
        return locale.getScript().isEmpty()
                || !locale.getDisplayScript(Locale.ENGLISH).equals(locale.getScript());
    }

    /** Regions of three digits, such as 419 for Latin America, are those of the platform's names. */
    private static boolean isRegion(Locale locale) {
        String region = locale.getCountry();
        return region.isEmpty()
                || COUNTRIES.contains(region)
                || (Character.isDigit(region.charAt(0))
                        && !locale.getDisplayCountry(Locale.ENGLISH).equals(region));
    }

    /** What to do about a tag that is at fault: the right one as a question where it can be told, or else what the caller says. */
    static String mend(String tag, String otherwise) {
        return Stream.of(
                        Optional.of(tag.replace('_', '-')),
                        shorter(tag.toLowerCase(Locale.ROOT)),
                        named(tag),
                        Optional.of(tag.replaceFirst("(?i)-UK$", "-GB")))
                .flatMap(Optional::stream)
                .filter(candidate -> !candidate.equals(tag) && fault(candidate).isEmpty())
                .findFirst()
                .map(candidate -> "did you mean '" + candidate + "'?")
                .orElse(otherwise);
    }

    private static Optional<Locale> parsed(String tag) {
        try {
            return tag.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Locale.Builder().setLanguageTag(tag).build());
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** The code of two letters for a language of three; BCP 47, section 2.2.1, wants the shorter one. */
    private static Optional<String> shorter(String language) {
        return language.length() == LONG_LANGUAGE
                ? languages().filter(code -> longer(code).equals(language)).findFirst()
                : Optional.empty();
    }

    private static String longer(String language) {
        try {
            return Locale.of(language).getISO3Language();
        } catch (MissingResourceException e) {
            return "";
        }
    }

    /** The code of a language that is given by its name, in English or in itself. */
    private static Optional<String> named(String name) {
        return languages()
                .filter(code -> Stream.of(Locale.ENGLISH, Locale.of(code))
                        .anyMatch(in -> Locale.of(code).getDisplayLanguage(in).equalsIgnoreCase(name)))
                .findFirst();
    }

    private static Stream<String> languages() {
        return Arrays.stream(Locale.getISOLanguages()).sorted(Comparator.naturalOrder());
    }
}
