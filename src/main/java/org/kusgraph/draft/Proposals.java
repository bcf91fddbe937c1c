package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.NameForms;
import org.kusgraph.link.name.NameReader;

/** Notes what seems to be named as what the graph has, where it has it in another spelling, or else as something new. */
final class Proposals {
    private static final int LONGEST_CODE = 3;
    private static final int LONGEST_OF_SYLLABLES = 4;

    private final Subjects subjects;
    private final Map<String, Subject> newCountries = new HashMap<>();
    private final Cues cues;
    private final KnownEntities entities;
    private final KnownPersons persons;
    private final KnownSounds sounds;
    private final NameReader names;
    private final Countries countries;
    private final List<OfficeFound> offices = new ArrayList<>();

    Proposals(
            Subjects subjects,
            Cues cues,
            KnownEntities entities,
            KnownPersons persons,
            KnownSounds sounds,
            NameReader names,
            Countries countries) {
        this.subjects = subjects;
        this.cues = cues;
        this.entities = entities;
        this.persons = persons;
        this.sounds = sounds;
        this.names = names;
        this.countries = countries;
    }

    /** Notes something of a kind that is new, or that the graph has by this name or by its country. */
    void propose(Span span, String name, String kind, Map<String, Object> fields, Reason why) {
        Subject subject = entities.named(kind, name)
                .map(subjects::known)
                .or(() -> ofCountry(kind, name))
                .or(() -> soundingLike(kind, name))
                .or(() -> withForm(kind, name))
                .or(() -> withCountry(kind, name))
                .or(() -> ofSyllables(kind, name))
                .orElseGet(() -> subjects.proposed(name, kind, fields, why));
        if (subject.kind().equals(cues.role("unknown"))) {
            subject.become(kind, fields, why);
        }
        subjects.mention(span, subject);
    }

    /** What belongs to a country, and is called by the country's name and one word more: "the U.S. government". */
    private Optional<Subject> ofCountry(String kind, String name) {
        int space = name.lastIndexOf(' ');
        return space < 0
                ? Optional.empty()
                : code(name.substring(0, space))
                        .or(() -> countries.ofWord(NameForms.key(name.substring(0, space))))
                        .flatMap(code -> entities.ofCountry(kind, code, NameForms.key(name.substring(space + 1))))
                        .map(entity -> because(entity, new Reason("alias", name)));
    }

    /** What the graph spells otherwise, if it is of the kind, or of one that the article leaves open. */
    private Optional<Subject> soundingLike(String kind, String name) {
        Set<String> kinds = kind.equals(cues.role("unknown")) ? entities.kinds() : Set.of(kind);
        return sounds.soundingLike(name, kinds).map(entity -> because(entity, new Reason("sound", name)));
    }

    /** A company that the article names with its legal form elsewhere: "Nuri Corp." is Nuri. */
    private Optional<Subject> withForm(String kind, String name) {
        boolean mayBe = kind.equals(cues.role("company")) || kind.equals(cues.role("unknown"));
        String key = names.read(name).key();
        return subjects.all().stream()
                .filter(subject -> mayBe && !subject.isKnown() && subject.kind().equals(cues.role("company")))
                .filter(subject -> subject.names().values().stream()
                        .anyMatch(other -> names.read(other).key().equals(key)))
                .findFirst();
    }

    /** What the article names with its country elsewhere: the State Department is the U.S. State Department. */
    private Optional<Subject> withCountry(String kind, String name) {
        List<Subject> found = subjects.all().stream()
                .filter(subject -> !subject.isKnown() && subject.kind().equals(kind))
                .filter(subject -> subject.names().values().stream()
                        .filter(other -> other.endsWith(" " + name))
                        .map(other -> other.substring(0, other.length() - name.length() - 1))
                        .anyMatch(before -> isCountry(before) || isOfCountry(before)))
                .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /** What the article names in full elsewhere: in Korean, 중기부 has syllables of 중소벤처기업부. */
    private Optional<Subject> ofSyllables(String kind, String name) {
        if (!Hangul.isWord(name) || name.length() > LONGEST_OF_SYLLABLES) {
            return Optional.empty();
        }
        Pattern inOrder =
                Pattern.compile(name.chars().mapToObj(Character::toString).collect(Collectors.joining("[가-힣]*")));
        List<Subject> found = subjects.all().stream()
                .filter(subject -> subject.kind().equals(kind))
                .filter(subject -> subject.names().values().stream()
                        .anyMatch(full -> inOrder.matcher(full).matches()))
                .toList();
        Optional<Subject> full = found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
        full.ifPresent(subject -> subject.also(new Reason("alias", name)));
        return full;
    }

    /** An entity of the graph that may be meant. */
    private Subject because(KnownEntity entity, Reason why) {
        Subject subject = subjects.known(entity);
        subject.because(why);
        return subject;
    }

    /** Whether a name is that of a country. */
    boolean isCountry(String name) {
        return code(name).isPresent();
    }

    /** The code of a country by its name; a code alone, such as SK, may be anything. */
    private Optional<String> code(String name) {
        String letters = NameForms.key(name);
        boolean mayBeCode = name.length() <= LONGEST_CODE && !Hangul.isWord(letters);
        return name.length() > 1 && (!mayBeCode || countries.ofWord(letters).isPresent())
                ? countries.code(name)
                : Optional.empty();
    }

    /** Whether a word says of which country something is, such as "Korean". */
    boolean isOfCountry(String word) {
        return countries.ofWord(NameForms.key(word)).isPresent();
    }

    /** Notes a person, who may be one whom the graph spells otherwise. */
    Subject person(Span span, String name, Reason why) {
        Optional<KnownEntity> sounding = persons.soundingLike(name);
        Subject subject = sounding.map(subjects::known)
                .orElseGet(() -> subjects.proposed(name, cues.role("person"), Map.of(), why));
        sounding.ifPresent(unused -> subject.because(new Reason("sound", name)));
        subjects.mention(span, subject);
        return subject;
    }

    /** Notes a country, if a name is that of one. */
    boolean country(Span span, String name) {
        Optional<String> code = code(name);
        String kind = cues.role("country");
        code.ifPresent(found ->
                subjects.mention(span, newCountries.computeIfAbsent(found, unseen -> entities.country(kind, found)
                        .map(subjects::known)
                        .orElseGet(() -> subjects.proposed(name, kind, Map.of(), new Reason("country", name))))));
        return code.isPresent();
    }

    /** Notes that an office stands beside a person's name. */
    void office(Subject person, Span personSpan, String name, Span title) {
        String kind = cues.role("office");
        Subject office = entities.named(kind, name)
                .map(subjects::known)
                .or(() -> entities.called(kind, name).map(entity -> because(entity, new Reason("called", name))))
                .orElseGet(() -> subjects.proposed(name, kind, Map.of(), new Reason("office", name)));
        subjects.mentionBeside(title, office);
        Span both = new Span(Math.min(title.start(), personSpan.start()), Math.max(title.end(), personSpan.end()));
        if (offices.stream().noneMatch(other -> other.person() == person && other.office() == office)) {
            offices.add(new OfficeFound(person, office, both));
        }
    }

    /** Whether a place is within words that name an office. */
    boolean isInOffice(Span place) {
        return offices.stream().anyMatch(office -> office.span().holds(place));
    }

    /** The persons and the offices that stand beside their names. */
    List<OfficeFound> offices() {
        return offices;
    }
}
