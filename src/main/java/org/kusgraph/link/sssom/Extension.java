package org.kusgraph.link.sssom;

import java.util.Optional;

/**
 * The definition of a slot that the standard does not have.
 *
 * @param name the slot's name, as it stands in files
 * @param property a CURIE of the property that stands for it, or empty
 * @param type a CURIE of the type of its values, or empty for texts
 */
public record Extension(String name, Optional<String> property, Optional<String> type) {
    private static final String NAMELESS = "http://sssom.invalid/";
    private static final String REFERENCES = "https://w3id.org/linkml/uriorcurie";

    /** A slot with a property, whose values are references to entities. */
    public static Extension ofReferences(String name, String property) {
        return new Extension(name, Optional.of(property), Optional.of("linkml:uriOrCurie"));
    }

    /** A slot with a property, whose values are texts. */
    public static Extension ofTexts(String name, String property) {
        return new Extension(name, Optional.of(property), Optional.empty());
    }

    /** The IRI of the property that stands for it in RDF; one is made up where the definition gives none, as the standard says. */
    public String propertyIri(Prefixes prefixes) {
        return property.flatMap(prefixes::expand).orElse(NAMELESS + name);
    }

    /** The IRI of its values' type. */
    public String typeIri(Prefixes prefixes) {
        return type.flatMap(prefixes::expand).orElse("http://www.w3.org/2001/XMLSchema#string");
    }

    /** Whether its values are references to entities, as CURIEs. */
    public boolean isOfReferences(Prefixes prefixes) {
        return typeIri(prefixes).equalsIgnoreCase(REFERENCES);
    }
}
