package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.NameForms;
import org.kusgraph.link.name.WordSounds;
import org.kusgraph.ontology.Ontology;

/** What an article mentions, and where: each place belongs to one subject. */
final class Subjects {
    private static final Pattern NO_ID = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST_ID = 80;

    private final String language;
    private final Map<String, Subject> subjects = new LinkedHashMap<>();
    private final Map<String, Subject> byKey = new TreeMap<>();
    /** By place, none of which overlaps with another. */
    private final NavigableMap<Span, Subject> mentions = new TreeMap<>();

    private final List<Mention> asides = new ArrayList<>();
    private final Set<String> taken;
    private final WordSounds sounds;

    /**
     * Nothing yet.
     *
     * @param taken the ids that a new subject cannot have
     */
    Subjects(String language, Collection<String> taken, WordSounds sounds) {
        this.language = language;
        this.taken = new TreeSet<>(taken);
        this.sounds = sounds;
    }

    /** The subject that stands for an entity of the graph. */
    Subject known(KnownEntity entity) {
        return subjects.computeIfAbsent(entity.id(), id -> {
            Subject subject = new Subject(id, entity.kind(), entity.labels(), true);
            subject.fields().putAll(entity.required());
            return subject;
        });
    }

    /** The new subject of a name; the same name is the same subject. */
    Subject proposed(String name, String kind, Map<String, Object> fields, Reason why) {
        return byKey.computeIfAbsent(NameForms.key(name), unseen -> {
            Subject subject = new Subject(idFor(name), kind, Map.of(language, name), false);
            subject.fields().putAll(fields);
            subject.because(why);
            subjects.put(subject.id(), subject);
            return subject;
        });
    }

    private String idFor(String name) {
        String id = slug(name, sounds);
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + "-" + number;
        }
        return free;
    }

    /** A name in the letters of ids, Hangul romanised. */
    static String slug(String name, WordSounds sounds) {
        List<String> words = new ArrayList<>();
        for (String word : name.replace("’", "").replace("'", "").split("[^\\p{L}\\p{N}]+", 0)) {
            words.add(NO_ID.matcher(sounds.romanised(NameForms.key(word))).replaceAll(""));
        }
        words.removeIf(String::isEmpty);
        String slug = String.join("-", words);
        String cut = slug.length() <= LONGEST_ID
                ? slug
                : slug.substring(0, LONGEST_ID).replaceFirst("-[^-]*$", "");
        return cut.matches(Ontology.ID_PATTERN) ? cut : "unnamed-thing";
    }

    /** What is new, as if the graph had it: its name is then found wherever it stands. */
    List<KnownEntity> proposed() {
        return subjects.values().stream()
                .filter(subject -> !subject.isKnown() && asides.stream().noneMatch(aside -> aside.subject() == subject))
                .map(subject -> new KnownEntity(
                        subject.id(),
                        subject.kind(),
                        subject.names().entrySet().stream()
                                .map(name -> new Thing.Name(name.getValue(), name.getKey()))
                                .toList(),
                        List.of(),
                        Optional.empty(),
                        Map.of()))
                .toList();
    }

    /** All that is mentioned so far. */
    Collection<Subject> all() {
        return subjects.values();
    }

    /** Notes a mention; one that overlaps with others takes their place where it is longer than each of them. */
    void mention(Span span, Subject subject) {
        List<Span> others = overlapping(span);
        if (others.stream().allMatch(other -> other.length() < span.length())) {
            others.forEach(mentions::remove);
            mentions.put(span, subject);
        }
    }

    /** Notes a mention at a place that belongs to others too, such as that of an office within which a body is named. */
    void mentionBeside(Span span, Subject subject) {
        asides.add(new Mention(span, subject));
    }

    /** The places of mentions that overlap with a part, in reading order. */
    List<Span> overlapping(Span span) {
        return mentions.headMap(new Span(span.end(), span.end()), false).descendingKeySet().stream()
                .takeWhile(mention -> mention.end() > span.start())
                .filter(span::overlaps)
                .sorted()
                .toList();
    }

    /** The mentions in reading order. */
    List<Mention> mentions() {
        return mentions.entrySet().stream().map(Subjects::mention).toList();
    }

    /** The mentions within a part, in reading order. */
    List<Mention> within(Span part) {
        return mentions.tailMap(new Span(part.start(), part.start()), true).entrySet().stream()
                .takeWhile(mention -> mention.getKey().start() < part.end())
                .filter(mention -> part.holds(mention.getKey()))
                .map(Subjects::mention)
                .toList();
    }

    /** What short forms for several mention within a part: "the two companies". */
    List<Mention> asidesWithin(Span part) {
        return asides.stream().filter(aside -> part.holds(aside.span())).toList();
    }

    private static Mention mention(Map.Entry<Span, Subject> mention) {
        return new Mention(mention.getKey(), mention.getValue());
    }

    /** The mention that begins at a place. */
    Optional<Mention> mentionAt(int place) {
        return Optional.ofNullable(mentions.ceilingEntry(new Span(place, place)))
                .filter(mention -> mention.getKey().start() == place)
                .map(Subjects::mention);
    }

    /** The mention that ends at a place or shortly before it. */
    Optional<Mention> lastBefore(int place, Span within) {
        return within(new Span(within.start(), Math.max(within.start(), place))).stream()
                .reduce((one, next) -> next);
    }

    /** What is mentioned, in the order of first mention, with all its places. */
    List<Subject> mentioned() {
        Map<String, Subject> found = new LinkedHashMap<>();
        Stream.concat(mentions().stream(), asides.stream())
                .sorted(Comparator.comparing(Mention::span))
                .forEach(mention -> {
                    mention.subject().spans().add(mention.span());
                    found.put(mention.subject().id(), mention.subject());
                });
        return List.copyOf(found.values());
    }
}
