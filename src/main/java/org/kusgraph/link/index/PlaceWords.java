package org.kusgraph.link.index;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.NameParts;

/** Whether words say where a thing is: its places, and in its names its countries. Hardly any word of a comparison is asked. */
final class PlaceWords implements Predicate<String> {
    private final NamedThing named;
    private final NameKnowledge knowledge;
    private Optional<Set<String>> ofPlaces = Optional.empty();

    PlaceWords(NamedThing named, NameKnowledge knowledge) {
        this.named = named;
        this.knowledge = knowledge;
    }

    @Override
    public boolean test(String word) {
        return isOfCountry(word) || isOfPlace(word);
    }

    private boolean isOfCountry(String word) {
        Optional<String> country = knowledge.countries().ofWord(word);
        return country.isPresent()
                && named.thing().countries().contains(country.get())
                && named.names().stream().anyMatch(name -> name.words().contains(word));
    }

    private boolean isOfPlace(String word) {
        Thing thing = named.thing();
        return !thing.places().isEmpty() && ofPlaces(thing).contains(word);
    }

    private Set<String> ofPlaces(Thing thing) {
        if (ofPlaces.isEmpty()) {
            Set<String> words = new HashSet<>();
            for (String place : thing.places()) {
                NameParts parts = knowledge.reader().read(place);
                words.addAll(parts.words());
            }
            ofPlaces = Optional.of(words);
        }
        return ofPlaces.get();
    }
}
