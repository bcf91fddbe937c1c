package org.kusgraph.web.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kusgraph.link.match.Thing;

/** What can be known of an entity beside its name: a constraint of a query, and a column of somebody's table. */
sealed interface KnownProperty {
    /** The id by which it is named. */
    String id();

    /** What people call it. */
    String label(String language);

    /** Its values of a thing, in order. */
    List<String> values(Thing thing);

    /** Whether entities of a type may have it. */
    boolean isOf(String type);

    /** What every graph of this ontology may know. */
    enum Plain implements KnownProperty {
        /** Its countries, by ISO 3166-1 code; a name is understood too. */
        COUNTRY("country", "국가"),
        /** Where it is. */
        PLACE("place", "장소"),
        /** The year in which it began. */
        YEAR("year", "연도"),
        /** Its names in English. */
        NAME_EN("name in English", "영어 이름"),
        /** Its names in Korean. */
        NAME_KO("name in Korean", "한국어 이름");

        private final String english;
        private final String korean;

        Plain(String english, String korean) {
            this.english = english;
            this.korean = korean;
        }

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public String label(String language) {
            return language.equals("ko") ? korean : english;
        }

        @Override
        public List<String> values(Thing thing) {
            return switch (this) {
                case COUNTRY -> sorted(thing.countries());
                case PLACE -> sorted(thing.places());
                case YEAR -> thing.begun().stream().mapToObj(String::valueOf).toList();
                case NAME_EN -> names(thing, "en");
                case NAME_KO -> names(thing, "ko");
            };
        }

        @Override
        public boolean isOf(String type) {
            return true;
        }

        private static List<String> sorted(Set<String> values) {
            return List.copyOf(new TreeSet<>(values));
        }

        private static List<String> names(Thing thing, String language) {
            return thing.names().stream()
                    .filter(name ->
                            name.language().equals(language) || name.language().startsWith(language + "-"))
                    .map(Thing.Name::text)
                    .toList();
        }
    }

    /**
     * The identifiers of a scheme, such as LEI or ROR.
     *
     * @param id the scheme, as {@code schema:propertyID} names it
     * @param titles what the data set of these identifiers is called, by language
     * @param types the kinds of the entities that have one
     */
    record Scheme(String id, Map<String, String> titles, Set<String> types) implements KnownProperty {
        private static final String ENGLISH = "en";

        @Override
        public String label(String language) {
            return titles.getOrDefault(language, titles.getOrDefault(ENGLISH, id));
        }

        @Override
        public List<String> values(Thing thing) {
            return thing.identifiers().stream()
                    .filter(each -> each.scheme().equals(id))
                    .map(Thing.Identifier::value)
                    .sorted()
                    .toList();
        }

        @Override
        public boolean isOf(String type) {
            return types.contains(type);
        }
    }
}
