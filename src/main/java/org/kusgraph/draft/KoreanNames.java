package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.draft.ReadText.Word;
import org.kusgraph.link.name.Hangul;

/** Proposes what names in Hangul seem to name and the graph does not have: by their endings, and persons by the titles behind them. */
final class KoreanNames {
    private static final int LONGEST_PERSON = 4;
    /** Of which body somebody is the minister, a title alone does not tell. */
    private static final int LONGEST_TITLE_ALONE = 3;
    /** Between a person's name and the title stand not more words, such as those of the body. */
    private static final int WORDS_BEFORE_TITLE = 3;
    /** A name whose last word only says what it is has not more words before that. */
    private static final int WORDS_BEFORE_HEAD = 2;
    /** Words that end so modify or do, and are no part of the name behind them. */
    private static final String NO_PART =
            ".*(?:[은는이가을를의에와과도며고다한할된될던]|해|혀|져|에서|으로|에게|까지|부터)$|열린|가진|만나|따라|함께|각각|모두|다시|왜|또|더|이미|각|.*\\d.*";

    /** What a verb before a title ends with, and no name of a person. */
    private static final String NO_NAME = ".*[를는된될던]";

    private static final String FOREIGNER = "[가-힣]{1,5} [가-힣]{1,5}";
    private static final Pattern BEHIND_BODY = Pattern.compile("(?:\\([^()]{1,20}\\))? ");
    /** What may stand between the names of a list. */
    private static final String BETWEEN_COMPANIES = " ?[,·(] ?|\\)[,·]? ?";

    private static final int SHORTEST_COMPANY = 3;
    /** What ends so does something, or tells more of what stands behind. */
    private static final String DOES = ".*(?:[한할된될던적인]|들[가-힣]{0,2}|[다요]|에서[가-힣]?)";

    private static final int LONGEST_COMPANY_CUE = 40;
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
        companies(words);
        for (int place = 0; place < words.size() - 2; place++) {
            foreigner(words, place);
        }
        for (int place = 0; place < words.size(); place++) {
            if (isHangul(words.get(place))) {
                person(words, place);
                named(words, place);
                company(words.get(place));
                place(words.get(place));
                placeOfRegion(words, place);
            }
        }
    }

    /** What stands behind a word such as 업체. */
    private void company(Word word) {
        int start = word.span().start();
        Span before = new Span(Math.max(text.sentenceAt(start).start(), start - LONGEST_COMPANY_CUE), start);
        boolean isOther = stems(word).stream().anyMatch(stem -> cues.is(Cue.Sort.COMMON, stem.of(text.text())))
                || cues.first(Cue.Sort.TITLE, text.text(), word.span()).isPresent()
                || word.span().length() < SHORTEST_COMPANY
                || word.span().of(text.text()).matches(DOES);
        boolean isBehind = !isOther
                && cues.all(Cue.Sort.COMPANY, text.text(), before).keySet().stream()
                        .anyMatch(cue -> cue.end() == start - 1);
        if (isBehind) {
            company(stems(word).getLast());
        }
    }

    /** Somebody whose name has two words, as those from elsewhere have: before a body and a title. */
    private void foreigner(List<Word> words, int place) {
        Span name = new Span(
                words.get(place).span().start(), words.get(place + 1).span().end());
        boolean mayBe = text.joins(words.get(place), words.get(place + 1))
                && text.joins(words.get(place + 1), words.get(place + 2))
                && name.of(text.text()).matches(FOREIGNER)
                && subjects.overlapping(name).isEmpty()
                && !proposals.isInOffice(name)
                && !cues.is(Cue.Sort.STOP, words.get(place).span().of(text.text()))
                && !words.get(place).span().of(text.text()).matches(NO_PART)
                && !words.get(place + 1).span().of(text.text()).matches(NO_PART);
        if (mayBe && isBody(words.get(place + 2))) {
            titleBehind(words.get(place + 2).span())
                    .map(title -> new Span(name.end() + 1, title.end()))
                    .ifPresent(office -> {
                        String written = name.of(text.text());
                        Subject person = proposals.person(name, written, new Reason("title", written));
                        proposals.office(person, name, office.of(text.text()), office);
                    });
        }
    }

    private boolean isBody(Word word) {
        return proposals.isCountry(word.span().of(text.text()))
                || !subjects.overlapping(word.span()).isEmpty()
                || cues.of(Cue.Sort.HEAD).stream().anyMatch(cue -> cue.all(text.text(), word.span()).stream()
                        .anyMatch(head -> head.end() == word.span().end()));
    }

    /** The title behind a body's name, which may have its short form in brackets. */
    private Optional<Span> titleBehind(Span body) {
        Matcher between =
                BEHIND_BODY.matcher(text.text()).region(body.end(), text.text().length());
        return between.lookingAt()
                ? text.words().stream()
                        .filter(word -> word.span().start() == between.end())
                        .flatMap(word -> stems(word).stream())
                        .filter(stem -> cues.isAtEnd(Cue.Sort.TITLE, text.text(), stem))
                        .findFirst()
                : Optional.empty();
    }

    /** The names before words such as "등 기업": a list of companies. */
    private void companies(List<Word> words) {
        Span whole = new Span(0, text.text().length());
        for (Span lister : cues.all(Cue.Sort.COMPANIES, text.text(), whole).keySet()) {
            int end = lister.start();
            for (int place = words.size() - 1; place >= 0; place--) {
                Span word = words.get(place).span();
                if (word.end() <= end) {
                    String between = new Span(word.end(), end).of(text.text());
                    Span name = between.equals(" ") && end < lister.start() ? withoutAnd(word) : word;
                    boolean isListed = end == lister.start()
                            || name.length() < word.length()
                            || between.matches(BETWEEN_COMPANIES);
                    if (!isListed) {
                        break;
                    }
                    company(name);
                    end = word.start();
                }
            }
        }
    }

    private void company(Span name) {
        boolean isAbbreviation = name.start() > 0 && text.text().charAt(name.start() - 1) == '(';
        if (!isAbbreviation && subjects.overlapping(name).isEmpty()) {
            String written = name.of(text.text());
            proposals.propose(name, written, cues.role("company"), Map.of(), new Reason("company", written));
        }
    }

    /** A word without the particle that joins it to the next. */
    private Span withoutAnd(Span word) {
        boolean hasAnd = word.length() > 2 && "와과".indexOf(text.text().charAt(word.end() - 1)) >= 0;
        return hasAnd ? new Span(word.start(), word.end() - 1) : word;
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
                    // 외교부 is a name, and 정부 is none.
                    boolean isHeadAlone = head.get().start() == stem.start()
                            && head.get().length() <= LONGEST_HEAD_ALONE
                            && !cue.meanings().contains("type=ministry");
                    boolean isKnown = !subjects.overlapping(stem).isEmpty();
                    int start = isHeadAlone && !isKnown
                            ? startBefore(words, place)
                            : startWithOwner(words, place, stem, cue);
                    Span span = new Span(start, stem.end());
                    boolean isName = (span.length() > head.get().length() || !isHeadAlone)
                            && !(isHeadAlone && isOfEach(words, place, stem, cue));
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

    /** Whether a word that ends names of companies tells of what they are, as in 한국 반도체 기업, and names none. */
    private boolean isOfEach(List<Word> words, int place, Span stem, Cue head) {
        boolean isOfCountry = place > 0
                && subjects.within(words.get(place - 1).span()).stream()
                        .anyMatch(mention -> mention.subject().kind().equals(cues.role("country")));
        return head.meaning().equals(cues.role("company"))
                && (isOfCountry || !subjects.overlapping(stem).isEmpty());
    }

    /** Where a name begins whose last word only says what it is: with the words before it that nothing parts from it. */
    private int startBefore(List<Word> words, int place) {
        // 특별법 시행령 has before it what the law is about.
        boolean isOfHead = place > 0
                && cues.isAtEnd(Cue.Sort.HEAD, text.text(), words.get(place - 1).span());
        int most = isOfHead ? WORDS_BEFORE_HEAD + 1 : WORDS_BEFORE_HEAD;
        int first = place;
        while (first > 0
                && place - first < most
                && text.joins(words.get(first - 1), words.get(first))
                && !words.get(first - 1).span().of(text.text()).matches(NO_PART)
                && !cues.is(Cue.Sort.STOP, words.get(first - 1).span().of(text.text()))) {
            first--;
        }
        return words.get(first).span().start();
    }

    /** Where a body's name begins that has before it the country or the body of which it is. */
    private int startWithOwner(List<Word> words, int place, Span stem, Cue head) {
        if (place == 0 || !text.joins(words.get(place - 1), words.get(place))) {
            return stem.start();
        }
        Span before = words.get(place - 1).span();
        boolean isOwner = subjects.within(before).stream()
                .filter(mention -> mention.span().equals(before))
                .map(mention -> mention.subject().kind())
                .anyMatch(kind -> kind.equals(cues.role("country")) || kind.equals(head.meaning()));
        return isOwner ? before.start() : stem.start();
    }

    private void person(List<Word> words, int place) {
        Span name = words.get(place).span();
        String written = name.of(text.text());
        boolean isName = name.length() > 1
                && name.length() <= LONGEST_PERSON
                && hasSurname(written)
                && !written.matches(NO_NAME)
                && !cues.is(Cue.Sort.STOP, written)
                && subjects.overlapping(name).isEmpty()
                && !proposals.isInOffice(name);
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

    /** A place behind the name of its region: 전북 익산시. */
    private void placeOfRegion(List<Word> words, int place) {
        if (place == 0 || !text.joins(words.get(place - 1), words.get(place))) {
            return;
        }
        stems(words.get(place)).stream()
                .filter(stem -> cues.longestAt(Cue.Sort.REGION, text.text(), stem.start())
                        .filter(end -> end == stem.end())
                        .isPresent())
                .filter(stem -> subjects.overlapping(stem).isEmpty())
                .findFirst()
                .ifPresent(stem -> {
                    String written = stem.of(text.text());
                    proposals.propose(stem, written, cues.role("place"), Map.of(), new Reason("place", written));
                });
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
