package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kusgraph.draft.ReadText.Word;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.NameForms;

/** Finds names of entities that the graph has: in both languages, with plurals, possessives and Korean particles. */
final class KnownNames {
    private static final int MOST_WORDS = 14;
    private static final int SHORTEST_HANGUL = 2;
    /** A name of so few letters is a word too, unless its capitals are the same. */
    private static final int SHORT_KEY = 3;

    private static final int SHORTEST_WITH_PLURAL = 5;

    private final Map<String, List<Name>> names = new HashMap<>();
    private final Cues cues;

    /**
     * A name of an entity.
     *
     * @param isSure whether it is its own rather than what an article calls it
     */
    record Name(String text, KnownEntity entity, boolean isSure) {}

    KnownNames(List<KnownEntity> entities, Cues cues) {
        this.cues = cues;
        for (KnownEntity entity : entities) {
            Set<String> own = new HashSet<>();
            entity.names().forEach(name -> own.add(NameForms.key(name.text())));
            entity.names().forEach(name -> add(new Name(name.text(), entity, true)));
            // One word, such as "quantum", is too often only a word.
            entity.calledAs().stream()
                    .filter(name -> name.text().indexOf(' ') > 0)
                    .forEach(name -> add(new Name(name.text(), entity, own.contains(NameForms.key(name.text())))));
        }
        names.values()
                .forEach(each -> each.sort(Comparator.comparing((Name name) -> !name.isSure())
                        .thenComparing(name -> name.entity().id())));
    }

    private void add(Name name) {
        String key = NameForms.key(name.text());
        boolean isTooShort = key.length() < 2 || (Hangul.isWord(key) && key.length() < SHORTEST_HANGUL);
        if (!isTooShort) {
            names.computeIfAbsent(key, unseen -> new ArrayList<>()).add(name);
        }
    }

    /** Notes what a text mentions by a name that is known. */
    void find(ReadText text, Subjects subjects) {
        List<Word> words = text.words();
        int place = 0;
        while (place < words.size()) {
            Optional<Found> found = longestAt(text, place);
            if (found.isPresent()) {
                Name name = found.get().name();
                Subject subject = subjects.known(name.entity());
                if (!name.isSure()) {
                    subject.because(new Reason("called", name.text()));
                } else if (found.get().others() > 0) {
                    subject.because(new Reason("ambiguous", name.text()));
                }
                // Within the name of an office stands that of its body.
                boolean isOffice = name.entity().kind().equals(cues.role("office"));
                if (isOffice) {
                    subjects.mentionBeside(found.get().span(), subject);
                } else {
                    subjects.mention(found.get().span(), subject);
                }
                place = isOffice ? place + 1 : found.get().next();
            } else {
                place++;
            }
        }
    }

    /**
     * A name that is found.
     *
     * @param others how many other entities have the same name
     * @param next the index of the word after it
     */
    private record Found(Name name, Span span, int others, int next) {}

    private Optional<Found> longestAt(ReadText text, int first) {
        List<Word> words = text.words();
        int start = words.get(first).span().start();
        StringBuilder before = new StringBuilder();
        Optional<Found> longest = Optional.empty();
        for (int last = first; last < words.size() && last < first + MOST_WORDS; last++) {
            if (last > first && !text.joins(words.get(last - 1), words.get(last))) {
                break;
            }
            Word word = words.get(last);
            int next = last + 1;
            for (int end : ends(word, text.text())) {
                Span span = new Span(start, end);
                String key = before + NameForms.key(new Span(word.span().start(), end).of(text.text()));
                Optional<Found> found = named(key, span, text.text(), next);
                if (found.isPresent()) {
                    longest = found;
                    break;
                }
            }
            before.append(word.key());
        }
        return longest;
    }

    /** Where a name may end within a word: at its end, or where in Korean a particle follows; the longest first. */
    private List<Integer> ends(Word word, String text) {
        List<Integer> ends = new ArrayList<>();
        int end = word.span().end();
        ends.add(end);
        for (int cut = end - 1; cut > word.span().start() && Hangul.isSyllable(text.charAt(cut)); cut--) {
            if (cues.is(Cue.Sort.PARTICLE, text.substring(cut, end))) {
                ends.add(cut);
            }
        }
        return ends;
    }

    private Optional<Found> named(String key, Span span, String text, int next) {
        List<Name> candidates = new ArrayList<>(fitting(key, span, text));
        if (candidates.isEmpty() && key.length() >= SHORTEST_WITH_PLURAL) {
            String other = key.endsWith("s") ? key.substring(0, key.length() - 1) : key + "s";
            candidates.addAll(fitting(other, span, text));
        }
        boolean isSure = candidates.stream().anyMatch(Name::isSure);
        candidates.removeIf(name -> isSure && !name.isSure());
        long entities = candidates.stream().map(Name::entity).distinct().count();
        return candidates.stream().findFirst().map(name -> new Found(name, span, (int) entities - 1, next));
    }

    private List<Name> fitting(String key, Span span, String text) {
        String written = span.of(text);
        return names.getOrDefault(key, List.of()).stream()
                .filter(name -> fits(name.text(), written) || isTechnologyInSmallLetters(name, written))
                .toList();
    }

    /** What it names is written with capitals or without: "Artificial Intelligence"; one word is too often only a word. */
    private boolean isTechnologyInSmallLetters(Name name, String written) {
        return name.entity().kind().equals(cues.role("technology"))
                && name.text().indexOf(' ') > 0
                && written.equals(name.text().toLowerCase(Locale.ROOT));
    }

    /** Whether capitals are where they are in the name: "us" is not the U.S., and "apple" no company. */
    private static boolean fits(String name, String written) {
        String letters = name.replaceAll("[^\\p{L}]", "");
        boolean isAcronym = letters.equals(letters.toUpperCase(Locale.ROOT)) || letters.length() <= SHORT_KEY;
        if (isAcronym) {
            return written.replaceAll("[^\\p{L}]", "").startsWith(letters);
        }
        return !Character.isUpperCase(name.charAt(0)) || Character.isUpperCase(written.charAt(0));
    }
}
