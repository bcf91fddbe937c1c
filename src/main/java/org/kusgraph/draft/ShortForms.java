package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.draft.ReadText.Word;
import org.kusgraph.link.name.Hangul;

/** Finds what an article calls by less than its name once it has named it: "Yoo", "the minister", "the two companies". */
final class ShortForms {
    private static final Pattern KOREAN_PERSON = Pattern.compile("(\\p{Lu}\\p{Ll}+) \\p{Lu}\\p{Ll}+-\\p{Ll}+.*");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([\\p{Lu}][\\p{L}\\p{N}&-]{1,9})\\)");
    private static final String ANYTHING = ".";
    private static final int LONGEST_TITLE = 40;
    /** Words such as "of" have no capital. */
    private static final int SHORTEST_CAPITAL = 3;

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final List<OfficeFound> offices;
    private final KnownPersons persons;
    private final String language;
    private final BiPredicate<String, String> isOfKind;
    private final NavigableMap<Span, Cue> pairs = new TreeMap<>();

    /**
     * Looks for short forms.
     *
     * @param isOfKind whether what is of one kind is of another
     */
    ShortForms(
            ReadText text,
            Subjects subjects,
            Cues cues,
            List<OfficeFound> offices,
            KnownPersons persons,
            String language,
            BiPredicate<String, String> isOfKind) {
        this.text = text;
        this.subjects = subjects;
        this.cues = cues;
        this.offices = offices;
        this.persons = persons;
        this.language = language;
        this.isOfKind = isOfKind;
        this.pairs.putAll(
                cues.all(Cue.Sort.PAIR, text.text(), new Span(0, text.text().length())));
    }

    /** Notes what short forms mention. */
    void find(KnownEntities entities) {
        List<Mention> named = new ArrayList<>(subjects.mentions().stream()
                .filter(mention -> mention.subject().kind().equals(cues.role("person")))
                .toList());
        Optional<Subject> lastBare = Optional.empty();
        for (Word word : text.words()) {
            if (subjects.overlapping(word.span()).isEmpty()) {
                Optional<Subject> found = bySurname(word, named, lastBare);
                found.ifPresent(subject -> subjects.mention(surnameWithin(word, subject), subject));
                lastBare = found.isPresent() ? found : lastBare;
            }
        }
        text.sentences().forEach(sentence -> shortWords(sentence, entities));
    }

    /** The person of a bare surname: of two, the one who was called so last, or else who was named first. */
    private Optional<Subject> bySurname(Word word, List<Mention> named, Optional<Subject> lastBare) {
        String written = word.span().of(text.text());
        if (Hangul.isSyllable(written.charAt(0)) && written.length() > 1) {
            return foreigner(word, named);
        }
        boolean mayBe = Hangul.isSyllable(written.charAt(0))
                ? isBeforeTitle(word)
                : Character.isUpperCase(written.charAt(0)) && written.length() > 1;
        if (!mayBe) {
            return Optional.empty();
        }
        Set<Subject> candidates = new LinkedHashSet<>();
        for (Mention mention : named) {
            if (mention.span().start() < word.span().start()
                    && surnameOf(mention).equals(written)) {
                candidates.add(mention.subject());
            }
        }
        if (candidates.isEmpty()) {
            Optional<Subject> found = persons.ofSurname(written)
                    .map(entity -> because(subjects.known(entity), "surname", written))
                    .or(() -> titledAlone(word, written));
            found.ifPresent(subject -> named.add(new Mention(word.span(), subject)));
            return found;
        }
        Optional<Subject> again = lastBare.filter(candidates::contains);
        Subject found = again.orElseGet(
                () -> titled(word, candidates).orElse(candidates.iterator().next()));
        if (candidates.size() > 1) {
            candidates.forEach(each -> each.also(new Reason("surname-of-two", written)));
        }
        return Optional.of(found);
    }

    /** Somebody from elsewhere by the last word of the name, in Korean: 휘트필드 of 로라 휘트필드. */
    private Optional<Subject> foreigner(Word word, List<Mention> named) {
        List<Subject> found = named.stream()
                .filter(mention -> mention.span().end() <= word.span().start())
                .filter(mention ->
                        endOfForeigner(word, mention.span().of(text.text())).isPresent())
                .map(Mention::subject)
                .distinct()
                .toList();
        if (found.size() > 1) {
            found.forEach(
                    each -> each.also(new Reason("surname-of-two", word.span().of(text.text()))));
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** Where the last word of a name ends that a word begins with, if nothing but a particle is behind it. */
    private Optional<Integer> endOfForeigner(Word word, String name) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        String written = word.span().of(text.text());
        boolean isIt = name.indexOf(' ') > 0
                && last.length() > 1
                && written.startsWith(last)
                && (written.equals(last) || cues.is(Cue.Sort.PARTICLE, written.substring(last.length())));
        return isIt ? Optional.of(word.span().start() + last.length()) : Optional.empty();
    }

    /** The surname without the particle that grows on it. */
    private Span surnameWithin(Word word, Subject person) {
        return person.names().values().stream()
                .flatMap(name -> endOfForeigner(word, name).stream())
                .findFirst()
                .map(end -> new Span(word.span().start(), end))
                .orElse(word.span());
    }

    /** A person of whom only a title and one name are told: "President-elect Trump". */
    private Optional<Subject> titledAlone(Word word, String written) {
        String before = text.text().substring(0, word.span().start()).stripTrailing();
        Span near = new Span(Math.max(0, before.length() - LONGEST_TITLE), before.length());
        boolean isAfterTitle = !Hangul.isSyllable(written.charAt(0))
                && before.length() + 1 == word.span().start()
                && cues.all(Cue.Sort.TITLE, text.text(), near).keySet().stream()
                        .anyMatch(title -> title.end() == before.length());
        return isAfterTitle && !cues.is(Cue.Sort.STOP, written)
                ? Optional.of(subjects.proposed(written, cues.role("person"), Map.of(), new Reason("title", written)))
                : Optional.empty();
    }

    private static Subject because(Subject subject, String key, String words) {
        subject.because(new Reason(key, words));
        return subject;
    }

    private boolean isBeforeTitle(Word word) {
        return text.text().startsWith(" ", word.span().end())
                && cues.longestAt(Cue.Sort.TITLE, text.text(), word.span().end() + 1)
                        .isPresent();
    }

    private Optional<Subject> titled(Word word, Set<Subject> candidates) {
        return cues.longestAt(
                        Cue.Sort.TITLE,
                        text.text(),
                        Math.min(text.text().length(), word.span().end() + 1))
                .flatMap(end -> candidates.stream()
                        .filter(subject -> hasOffice(
                                subject,
                                Pattern.compile(Pattern.quote(
                                        text.text().substring(word.span().end() + 1, end)))))
                        .findFirst());
    }

    private String surnameOf(Mention person) {
        String name = person.span().of(text.text());
        if (Hangul.isSyllable(name.charAt(0))) {
            // Of somebody from elsewhere, the surname is the last word.
            return name.indexOf(' ') > 0 ? "" : name.substring(0, 1);
        }
        Matcher korean = KOREAN_PERSON.matcher(name);
        return korean.matches() ? korean.group(1) : name.substring(name.lastIndexOf(' ') + 1);
    }

    private void shortWords(Span sentence, KnownEntities entities) {
        cues.all(Cue.Sort.SHORT, text.text(), sentence).forEach((span, cue) -> {
            if (subjects.overlapping(span).isEmpty()) {
                int count = Integer.parseInt(cue.meanings().get(2));
                List<Subject> named = lastNamed(cue, span, count);
                List<Subject> found = count > 1 && named.size() < count
                        ? pairBefore(cue, span, entities).orElse(named)
                        : named;
                if (found.size() == 1 && count == 1) {
                    subjects.mention(span, found.get(0));
                } else if (found.size() == count) {
                    // The last named stands first.
                    found.reversed().forEach(subject -> subjects.mentionBeside(span, subject));
                }
            }
        });
    }

    /** Two that one word names, such as "U.S.-Korea", where it stands last before a place. */
    private Optional<List<Subject>> pairBefore(Cue cue, Span span, KnownEntities entities) {
        return pairs.headMap(span).values().stream()
                .map(pair -> pair.meanings().stream()
                        .flatMap(id -> entities.withId(id).stream())
                        .filter(entity -> entity.kind().equals(cue.meaning()))
                        .map(subjects::known)
                        .toList())
                .filter(pair -> pair.size() == Integer.parseInt(cue.meanings().get(2)))
                .reduce((one, next) -> next);
    }

    private List<Subject> lastNamed(Cue cue, Span span, int count) {
        String words = span.of(text.text());
        Pattern with = Pattern.compile(cue.meanings().get(1));
        Set<Subject> found = new LinkedHashSet<>();
        List<Mention> earlier = new ArrayList<>(subjects.within(new Span(0, span.start())));
        Span sentence = text.sentenceAt(span.start());
        Span before = text.sentenceAt(Math.max(0, sentence.start() - 2));
        earlier.sort(Comparator.comparing((Mention mention) -> !isCalled(mention.subject(), words))
                // "The company" is the one of which the last sentence speaks rather than the one which it mentions
                // last.
                .thenComparing(mention -> count > 1 || !before.holds(mention.span()) || !isTopic(mention, before))
                .thenComparing(Mention::span, Comparator.reverseOrder()));
        for (Mention mention : earlier) {
            Subject subject = mention.subject();
            boolean fits = isOfKind.test(subject.kind(), cue.meaning())
                    && (with.pattern().equals(ANYTHING)
                            || hasOffice(subject, with)
                            || subject.names().values().stream()
                                    .anyMatch(name -> with.matcher(name).find()));
            if (fits && found.size() < count) {
                found.add(subject);
            }
        }
        return List.copyOf(found);
    }

    private boolean isTopic(Mention mention, Span sentence) {
        return cues.longestAt(Cue.Sort.TOPIC, text.text(), mention.span().end()).isPresent()
                || mention.span().start() - sentence.start() <= "The ".length();
    }

    /** Whether the last of the words is in a name: "the accord" is an accord rather than a memorandum. */
    private static boolean isCalled(Subject subject, String words) {
        String last = words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return subject.names().values().stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(last));
    }

    private boolean hasOffice(Subject person, Pattern with) {
        return offices.stream()
                .anyMatch(office -> office.person() == person
                        && office.office().names().values().stream()
                                .anyMatch(name -> with.matcher(name).find()));
    }

    /** Notes words that stand for an entity of the graph where nothing else is called so, such as "the government". */
    void findAliases(KnownEntities entities) {
        Span whole = new Span(0, text.text().length());
        cues.all(Cue.Sort.ALIAS, text.text(), whole).forEach((span, cue) -> {
            if (subjects.overlapping(span).isEmpty()) {
                entities.withId(cue.meaning())
                        .map(subjects::known)
                        .ifPresent(subject -> subjects.mention(span, because(subject, "alias", span.of(text.text()))));
            }
        });
    }

    /** Notes the abbreviations in brackets behind names, and where they stand for these. */
    void findAbbreviations() {
        Matcher brackets = IN_BRACKETS.matcher(text.text());
        while (brackets.find()) {
            // Of several, "SMRs", the name is that of one.
            String letters = brackets.group(1).replaceFirst("(?<=\\p{Lu})s$", "");
            Span inside = new Span(brackets.start(1), brackets.end(1));
            Optional<Subject> named = subjects.mentions().stream()
                    .filter(mention -> mention.span().end() == brackets.start()
                            || mention.span().end() == brackets.start() - 1)
                    .map(Mention::subject)
                    .findFirst();
            Optional<Subject> subject = named.or(() -> ofInitials(letters, brackets.start(), inside));
            subject.ifPresent(found -> {
                if (!found.isKnown()) {
                    found.abbreviations().put(language, letters);
                }
                everywhere(letters, found);
            });
        }
    }

    /** The words before a bracket whose first letters are in it: "high bandwidth memory (HBM)". */
    private Optional<Subject> ofInitials(String letters, int bracket, Span inside) {
        if (!subjects.overlapping(inside).isEmpty() || !letters.equals(letters.toUpperCase(Locale.ROOT))) {
            return Optional.empty();
        }
        List<Word> before = text.words().stream()
                .filter(word -> word.span().end() <= bracket)
                .toList();
        if (before.size() < letters.length() || letters.length() < 2) {
            return Optional.empty();
        }
        List<Word> words = before.subList(before.size() - letters.length(), before.size());
        StringBuilder initials = new StringBuilder();
        words.forEach(word -> initials.append(text.text().charAt(word.span().start())));
        Span span = new Span(words.get(0).span().start(), words.getLast().span().end());
        if (!initials.toString().equalsIgnoreCase(letters) || bracket - span.end() > 1) {
            return Optional.empty();
        }
        String name = span.of(text.text());
        // What has capitals of its own is as likely a body or a company.
        boolean isNamed = words.stream()
                .map(word -> word.span().of(text.text()))
                .filter(word -> word.length() > SHORTEST_CAPITAL)
                .allMatch(word -> Character.isUpperCase(word.charAt(0)));
        Subject subject = subjects.proposed(
                name, cues.role(isNamed ? "unknown" : "technology"), Map.of(), new Reason("abbreviation", letters));
        subjects.mention(span, subject);
        return Optional.of(subject);
    }

    private void everywhere(String letters, Subject subject) {
        for (Word word : text.words()) {
            String written = word.span().of(text.text());
            boolean isIt = written.equals(letters)
                    || written.equals(letters + "s")
                    || (written.startsWith(letters) && cues.is(Cue.Sort.PARTICLE, written.substring(letters.length())));
            if (isIt) {
                int end = written.equals(letters + "s")
                        ? word.span().end()
                        : word.span().start() + letters.length();
                Span span = new Span(word.span().start(), end);
                if (subjects.overlapping(span).isEmpty()) {
                    subjects.mention(span, subject);
                }
            }
        }
    }
}
