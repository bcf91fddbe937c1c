package org.kusgraph.link.name;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries by their names in English and Korean, and by the words that names of organisations have for them. */
public final class Countries {
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.KOREAN);

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> items = NameTable.map("country-items.tsv");
    private final Map<String, String> words = NameTable.map("country-words.tsv");

    /** Gathers the names that the JDK has, and those of {@code countries.tsv}. */
    public Countries() {
        for (String code : Locale.getISOCountries()) {
            codes.put(NameForms.key(code), code);
            Locale country = Locale.of("", code);
            codes.put(NameForms.key(country.getISO3Country()), code);
            LANGUAGES.forEach(language -> codes.put(NameForms.key(country.getDisplayCountry(language)), code));
        }
        NameTable.rows("countries.tsv").forEach(row -> codes.put(NameForms.key(row[0]), row[1]));
    }

    /** The ISO 3166-1 code of two letters of the country that has a name or a code. */
    public Optional<String> code(String name) {
        return Optional.ofNullable(codes.get(NameForms.key(name)));
    }

    /** The code of the country that a Wikidata item stands for; of few countries, of which this is sure. */
    public Optional<String> ofItem(String item) {
        return Optional.ofNullable(items.get(item));
    }

    /** The code of the country for which a folded word of a name stands. */
    public Optional<String> ofWord(String word) {
        return Optional.ofNullable(words.get(word));
    }
}
