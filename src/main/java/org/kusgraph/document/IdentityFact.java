package org.kusgraph.document;

import java.io.Serializable;
import org.kusgraph.problem.Location;

/**
 * What a document says of an id that other documents may say something of too: small enough to travel, so that many machines can read
 * documents and one can hold together what they say of an id. See {@link Identities}.
 */
public sealed interface IdentityFact extends Serializable {

    /** The id. */
    String id();

    /** The document describes it as of a kind. */
    record Description(String id, String kind, Location at) implements IdentityFact {}

    /**
     * The document gives it a value of a field that may have one only.
     *
     * @param id the id
     * @param key the field's key
     * @param language the language of a text, or nothing
     * @param text the value as text
     * @param document what names the document
     * @param at where the value stands
     */
    record SingleValue(String id, String key, String language, String text, String document, Location at)
            implements IdentityFact {}

    /**
     * The document refers to it.
     *
     * @param id the id
     * @param kind the kind that has the field
     * @param key the field's key
     * @param at where
     */
    record Reference(String id, String kind, String key, Location at) implements IdentityFact {}

    /** A refused document may describe it. */
    record Uncertain(String id) implements IdentityFact {}
}
