package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.NameForms;

/** Notes what seems to be named as what the graph has, where it has it in another spelling, or else as something new. */
final class Proposals {
    private static final int LONGEST_CODE = 3;

    private final Subjects subjects;
    private final Map<String, Subject> newCountries = new HashMap<>();
    private final Cues cues;
    private final KnownEntities entities;
    private final KnownPersons persons;
    private final Countries countries;
    private final List<OfficeFound> offices = new ArrayList<>();

    Proposals(Subjects subjects, Cues cues, KnownEntities entities, KnownPersons persons, Countries countries) {
        this.subjects = subjects;
        this.cues = cues;
        this.entities = entities;
        this.persons = persons;
        this.countries = countries;
    }

    /** Notes something new of a kind. */
    void propose(Span span, String name, String kind, Map<String, Object> fields, Reason why) {
        Subject subject = entities.named(kind, name)
                .map(subjects::known)
                .orElseGet(() -> subjects.proposed(name, kind, fields, why));
        if (subject.kind().equals(cues.role("unknown"))) {
            subject.become(kind, fields, why);
        }
        subjects.mention(span, subject);
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
                .orElseGet(() -> subjects.proposed(name, kind, Map.of(), new Reason("office", name)));
        subjects.mentionBeside(title, office);
        Span both = new Span(Math.min(title.start(), personSpan.start()), Math.max(title.end(), personSpan.end()));
        if (offices.stream().noneMatch(other -> other.person() == person && other.office() == office)) {
            offices.add(new OfficeFound(person, office, both));
        }
    }

    /** The persons and the offices that stand beside their names. */
    List<OfficeFound> offices() {
        return offices;
    }
}
