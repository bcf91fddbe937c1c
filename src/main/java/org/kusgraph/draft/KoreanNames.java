package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kusgraph.draft.ReadText.Word;
import org.kusgraph.link.name.Hangul;

/** Proposes what names in Hangul seem to name and the graph does not have: by their endings, and persons by the titles behind them. */
final class KoreanNames {
    private static final int LONGEST_PERSON = 4;
    /** Of which body somebody is the minister, a title alone does not tell. */
    private static final int LONGEST_TITLE_ALONE = 3;
    /** Between a person's name and the title stand not more words, such as those of the body. */
    private static final int WORDS_BEFORE_TITLE = 3;
    /** Words that end so modify or do, and are no part of the name behind them. */
    private static final String NO_PART = ".*(?:[은는이가을를의에와과도며고다한할된될던]|해|혀|져|에서|으로|에게|까지|부터)$|.*\\d.*";
    /** What ends many names and is none by itself, such as 협정, is short. */
    private static final int LONGEST_HEAD_ALONE = 4;

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final Proposals proposals;

    KoreanNames(ReadText text, Subjects subjects, Cues cues, Proposals proposals) {
        this.text = text;
        this.subjects = subjects;
        this.cues = cues;
        this.proposals = proposals;
    }

    /** Notes the proposals, and the offices that stand beside names. */
    void find() {
        List<Word> words = text.words();
        for (int place = 0; place < words.size(); place++) {
            if (isHangul(words.get(place))) {
                person(words, place);
                named(words, place);
                place(words.get(place));
            }
        }
    }

    private boolean isHangul(Word word) {
        return Hangul.isSyllable(text.text().charAt(word.span().end() - 1));
    }

    /** The word, and what is left of it without each particle that it may end with; the longest first. */
    private List<Span> stems(Word word) {
        List<Span> stems = new ArrayList<>();
        Span whole = word.span();
        stems.add(whole);
        for (int end = whole.end() - 1; end > whole.start() + 1; end--) {
            if (cues.is(Cue.Sort.PARTICLE, text.text().substring(end, whole.end()))) {
                stems.add(new Span(whole.start(), end));
            }
        }
        return stems;
    }

    private void named(List<Word> words, int place) {
        for (Span stem : stems(words.get(place))) {
            for (Cue cue : cues.of(Cue.Sort.HEAD)) {
                Optional<Span> head = cue.all(text.text(), stem).stream()
                        .filter(found -> found.end() == stem.end())
                        .findFirst();
                if (head.isPresent()) {
                    boolean isHeadAlone =
                            head.get().start() == stem.start() && head.get().length() <= LONGEST_HEAD_ALONE;
                    int start = isHeadAlone ? startBefore(words, place) : stem.start();
                    Span span = new Span(start, stem.end());
                    boolean isName = span.length() > head.get().length() || !isHeadAlone;
                    if (isName && subjects.overlapping(span).stream().noneMatch(other -> other.holds(span))) {
                        String name = span.of(text.text());
                        proposals.propose(
                                span, name, cue.meaning(), NewNames.fields(cue), new Reason("head", cue.meaning()));
                    }
                    return;
                }
            }
        }
    }

    /** Where a name begins whose last word only says what it is: with the words before it that nothing parts from it. */
    private int startBefore(List<Word> words, int place) {
        int first = place;
        while (first > 0
                && place - first < 2
                && text.joins(words.get(first - 1), words.get(first))
                && !words.get(first - 1).span().of(text.text()).matches(NO_PART)) {
            first--;
        }
        return words.get(first).span().start();
    }

    private void person(List<Word> words, int place) {
        Span name = words.get(place).span();
        String written = name.of(text.text());
        boolean isName = name.length() > 1
                && name.length() <= LONGEST_PERSON
                && hasSurname(written)
                && !cues.is(Cue.Sort.STOP, written)
                && subjects.overlapping(name).isEmpty();
        Optional<Span> title = isName || isKnownPerson(name) ? titleBehind(words, place) : Optional.empty();
        if (title.isPresent()) {
            Subject person = isName
                    ? proposals.person(name, written, new Reason("title", written))
                    : subjects.within(name).get(0).subject();
            if (title.get().length() > LONGEST_TITLE_ALONE) {
                proposals.office(person, name, title.get().of(text.text()), title.get());
            }
        }
    }

    private boolean isKnownPerson(Span name) {
        return subjects.within(name).stream()
                .anyMatch(mention -> mention.subject().kind().equals(cues.role("person")));
    }

    private boolean hasSurname(String name) {
        return cues.of(Cue.Sort.SURNAME).stream().anyMatch(cue -> cue.endAt(name, 0)
                .filter(end -> end < name.length() && name.length() - end <= 2)
                .isPresent());
    }

    /** The office behind a name: up to the first of the next words that ends with a title, where nothing parts them. */
    private Optional<Span> titleBehind(List<Word> words, int place) {
        int most = Math.min(words.size(), place + 1 + WORDS_BEFORE_TITLE);
        for (int next = place + 1; next < most && text.joins(words.get(next - 1), words.get(next)); next++) {
            for (Span stem : stems(words.get(next))) {
                boolean isTitle = cues.of(Cue.Sort.TITLE).stream().anyMatch(cue -> cue.all(text.text(), stem).stream()
                        .anyMatch(found -> found.end() == stem.end()));
                if (isTitle) {
                    return Optional.of(new Span(words.get(place + 1).span().start(), stem.end()));
                }
            }
            if (words.get(next).span().of(text.text()).matches(NO_PART)) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private void place(Word word) {
        for (Span stem : stems(word)) {
            String written = stem.of(text.text());
            if (cues.is(Cue.Sort.PLACE, written) && subjects.overlapping(stem).isEmpty()) {
                proposals.propose(stem, written, cues.role("place"), Map.of(), new Reason("place", written));
            } else if (written.length() > 1
                    && subjects.overlapping(stem).isEmpty()
                    && proposals.country(stem, written)) {
                return;
            }
        }
    }
}
