package org.kusgraph.link.match;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is known of a thing that may be the same as another: an entity of the graph, a row of a list, a record of a register.
 *
 * @param id its IRI or its identifier there
 * @param names what it is called, the name that is shown first
 * @param types what it is, in the words of where it comes from
 * @param countries the ISO 3166-1 codes of the countries to which it belongs
 * @param places the names of places where it is
 * @param identifiers its identifiers elsewhere
 * @param begun the year in which it began
 * @param withdrawn how its register says that the record is not to be used any more, if it does
 */
public record Thing(
        String id,
        List<Name> names,
        Set<String> types,
        Set<String> countries,
        Set<String> places,
        Set<Identifier> identifiers,
        OptionalInt begun,
        Optional<String> withdrawn) {
    /** More names of one thing are not compared. */
    public static final int MOST_NAMES = 60;

    /** A copy, with not more names than are compared. */
    public Thing {
        names = List.copyOf(names.size() > MOST_NAMES ? names.subList(0, MOST_NAMES) : names);
        types = Set.copyOf(types);
        countries = Set.copyOf(countries);
        places = Set.copyOf(places);
        identifiers = Set.copyOf(identifiers);
    }

    /**
     * A name.
     *
     * @param text the name
     * @param language its language tag, or an empty text
     */
    public record Name(String text, String language) {}

    /**
     * An identifier.
     *
     * @param scheme the register's short name: wikidata, ror, lei, …
     * @param value the identifier there, without an IRI around it
     */
    public record Identifier(String scheme, String value) {}

    /** A thing of which nothing is known but its names. */
    public static Thing named(String id, List<Name> names) {
        return new Thing(id, names, Set.of(), Set.of(), Set.of(), Set.of(), OptionalInt.empty(), Optional.empty());
    }

    /** The name that is shown. */
    public String label() {
        return names.isEmpty() ? id : names.getFirst().text();
    }
}
