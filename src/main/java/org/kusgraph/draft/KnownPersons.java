package org.kusgraph.draft;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.NameReader;
import org.kusgraph.link.name.WordSounds;

/** The persons of the graph by what their names sound like, in any romanisation, and by western surnames. */
final class KnownPersons {
    /** What parts a surname from a given name in a sound: a sound without it may be of anything. */
    private static final String OF_A_KOREAN = "|";

    private final Map<String, Set<KnownEntity>> bySound = new HashMap<>();
    private final Map<String, Set<KnownEntity>> bySurname = new TreeMap<>();
    private final NameReader names;
    private final WordSounds sounds;

    KnownPersons(List<KnownEntity> persons, NameReader names, WordSounds sounds) {
        this.names = names;
        this.sounds = sounds;
        for (KnownEntity person : persons) {
            for (Thing.Name name : person.names()) {
                soundsOf(name.text()).forEach(sound -> add(bySound, sound, person));
                boolean isWestern = name.text().matches("\\p{Lu}[\\p{L}.]+(?: \\p{Lu}[\\p{L}.]*)* \\p{Lu}\\p{Ll}+");
                if (isWestern) {
                    add(bySurname, name.text().substring(name.text().lastIndexOf(' ') + 1), person);
                }
            }
        }
    }

    private static void add(Map<String, Set<KnownEntity>> map, String key, KnownEntity person) {
        map.computeIfAbsent(key, unseen -> new TreeSet<>(Comparator.comparing(KnownEntity::id)))
                .add(person);
    }

    private List<String> soundsOf(String name) {
        return sounds.ofName(names.read(name)).stream()
                .filter(sound -> sound.contains(OF_A_KOREAN))
                .sorted()
                .toList();
    }

    /** The one person whose Korean name sounds like this, if there is one only. */
    Optional<KnownEntity> soundingLike(String name) {
        Set<KnownEntity> found = new TreeSet<>(Comparator.comparing(KnownEntity::id));
        soundsOf(name).forEach(sound -> found.addAll(bySound.getOrDefault(sound, Set.of())));
        return one(found);
    }

    /** The one person with a western surname, if there is one only. */
    Optional<KnownEntity> ofSurname(String surname) {
        return one(bySurname.getOrDefault(surname, Set.of()));
    }

    private static Optional<KnownEntity> one(Set<KnownEntity> found) {
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }
}
