package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kusgraph.link.match.SpokenName;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.KoreanCompounds;
import org.kusgraph.link.name.NameParts;
import org.kusgraph.link.name.NameReader;
import org.kusgraph.link.name.WordSounds;

/**
 * The entities of the graph but persons by what their names sound like: however they are romanised, and where one is written in
 * Hangul and the other in Latin letters, with the words translated that are known.
 */
final class KnownSounds {
    /** A shorter sound may be of anything. */
    private static final int SHORTEST = 5;
    /** Words that are translated in many ways make ever more names. */
    private static final int MOST_WAYS = 24;

    private final Map<String, Set<KnownEntity>> bySound = new HashMap<>();
    private final NameReader names;
    private final KoreanCompounds compounds;
    private final WordSounds sounds;

    KnownSounds(List<KnownEntity> entities, NameReader names, KoreanCompounds compounds, WordSounds sounds) {
        this.names = names;
        this.compounds = compounds;
        this.sounds = sounds;
        for (KnownEntity entity : entities) {
            for (Thing.Name name : entity.names()) {
                soundsOf(name.text()).forEach(sound -> bySound.computeIfAbsent(
                                sound, unseen -> new TreeSet<>(Comparator.comparing(KnownEntity::id)))
                        .add(entity));
            }
        }
    }

    /** The one entity of some kinds whose name sounds like this, if there is one only. */
    Optional<KnownEntity> soundingLike(String name, Set<String> kinds) {
        Set<KnownEntity> found = new TreeSet<>(Comparator.comparing(KnownEntity::id));
        soundsOf(name).forEach(sound -> bySound.getOrDefault(sound, Set.of()).stream()
                .filter(entity -> kinds.contains(entity.kind()))
                .forEach(found::add));
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private Set<String> soundsOf(String name) {
        NameParts parts = names.read(name);
        if (parts.writing() == NameParts.Writing.ACRONYM) {
            return Set.of();
        }
        SpokenName spoken = SpokenName.translated(parts, compounds, sounds);
        List<String> ways = List.of("");
        for (SpokenName.Term term : spoken.terms()) {
            List<String> longer = new ArrayList<>();
            for (String way : ways) {
                term.ways().forEach(phrase -> longer.add(way + sound(phrase)));
            }
            ways = longer.subList(0, Math.min(MOST_WAYS, longer.size()));
        }
        return ways.stream()
                .filter(sound -> sound.length() >= SHORTEST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String sound(List<String> phrase) {
        return phrase.stream().map(sounds::of).collect(Collectors.joining());
    }
}
