package org.kusgraph.web.reconcile;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kusgraph.link.match.Thing;

/** What can be known of an entity beside its name: a constraint of a query, and a column of somebody's table. */
enum KnownProperty {
    /** Its countries, by ISO 3166-1 code; a name is understood too. */
    COUNTRY("country"),
    /** Where it is. */
    PLACE("place"),
    /** The year in which it began. */
    YEAR("year"),
    /** Its identifier in Wikidata. */
    WIKIDATA("Wikidata item"),
    /** Its identifier in the Research Organization Registry. */
    ROR("ROR id"),
    /** Its Legal Entity Identifier. */
    LEI("LEI"),
    /** Its International Standard Name Identifier. */
    ISNI("ISNI"),
    /** Its identifier in GeoNames. */
    GEONAMES("GeoNames id"),
    /** Its name in DBpedia. */
    DBPEDIA("DBpedia name"),
    /** Its names in English. */
    NAME_EN("name in English"),
    /** Its names in Korean. */
    NAME_KO("name in Korean");

    private final String label;

    KnownProperty(String label) {
        this.label = label;
    }

    /** The id by which it is named. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What people call it. */
    String label() {
        return label;
    }

    /** The property of an id. */
    static java.util.Optional<KnownProperty> of(String id) {
        return Stream.of(values()).filter(each -> each.id().equals(id)).findFirst();
    }

    /** Its values of a thing, in order. */
    List<String> values(Thing thing) {
        return switch (this) {
            case COUNTRY -> sorted(thing.countries());
            case PLACE -> sorted(thing.places());
            case YEAR -> thing.begun().stream().mapToObj(String::valueOf).toList();
            case NAME_EN -> names(thing, "en");
            case NAME_KO -> names(thing, "ko");
            case WIKIDATA, ROR, LEI, ISNI, GEONAMES, DBPEDIA ->
                thing.identifiers().stream()
                        .filter(each -> each.scheme().equals(id()))
                        .map(Thing.Identifier::value)
                        .sorted()
                        .toList();
        };
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
