package org.kusgraph.draft;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kusgraph.link.match.Thing;

/**
 * An entity that the graph has.
 *
 * @param id its id
 * @param kind its kind
 * @param names all that it is called
 * @param calledAs what articles call it, which may be something else in another article
 * @param country the ISO 3166-1 code of the country to which it belongs, or which it is
 * @param required the fields that each entity of its kind has to have, besides its name, as documents write them
 */
record KnownEntity(
        String id,
        String kind,
        List<Thing.Name> names,
        List<Thing.Name> calledAs,
        Optional<String> country,
        Map<String, Object> required) {

    /** The first name in each language, by which documents call it. */
    Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        names.forEach(name -> labels.putIfAbsent(name.language(), name.text()));
        labels.remove("");
        return labels;
    }
}
