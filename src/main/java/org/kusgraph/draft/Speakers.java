package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kusgraph.link.name.Hangul;

/** Tells who says what stands beside a verb of reporting, by the words around it and by who spoke before. */
final class Speakers {
    /** Who says what is quoted stands not farther behind the verb. */
    private static final int FARTHEST_BEHIND = 40;

    private static final int LONGEST_BRACKETS = 22;
    /** What may stand between somebody and the verb that tells what he says. */
    private static final Pattern BEFORE_VERB =
            Pattern.compile("[ ,]+(?:(?:also|have|has|had|earlier|later|\\p{Ll}+ly) +)*");

    private static final Pattern SOMEBODY_BEHIND = Pattern.compile(" (?:an? |the |one |two |three |several |some )?");
    private static final Pattern ONLY_TITLE = Pattern.compile("(?:The |the |[Ff]ormer |['’]s| |,)*");
    /** What may stand between those who say something together. */
    private static final Pattern JOINED = Pattern.compile(
            "\\.?,? and (?:the |its (?:partner |subsidiary )?)?|\\.?, (?:the )?| ?(?:와|과|및|,|·) ?(?:와|과|및)? ?");

    private static final Pattern AND = Pattern.compile(" and |와|과|및");
    /** What stands before the first of them, if not the beginning of the sentence. */
    private static final Pattern BEFORE_LIST = Pattern.compile("[,”\"] (?:the |both )?$");

    private static final Pattern END_OF_SAID =
            Pattern.compile("(?:[다라자냐][”\"’']?고|[”\"’']?이?라고|[”\"’']고) (?:[가-힣]+ )?$");
    private static final Pattern BEHIND_SAID = Pattern.compile("[다라자냐]고 ");
    private static final Pattern SUBJECT = Pattern.compile("[가-힣]{2,20}[가은는](?= |$)");
    /** In Korean, who says what is quoted stands before it. */
    private static final Pattern BEFORE_QUOTATION = Pattern.compile("[가-힣)](?<!에서|에|해서|따라)[은는이가] $");
    /** Somebody, in small letters, of whom nothing is known. */
    private static final Pattern SOMEBODY_ELSE =
            Pattern.compile("(?:(?:the|an?|its|their|his|her|one|two) |[\\p{L}.]+['’]s? )(?:\\p{L}[\\p{L}-]*+ ?){1,6}");
    /** Words with which a sentence goes on saying what the last speaker says. */
    private static final Pattern GOES_ON = Pattern.compile("(?:and|but|then|also|further|in addition|it|,| )*");

    private static final Pattern RELATIVE = Pattern.compile(", (?:which|who) (?:[^,]|,\\d)*$");
    private static final int LONGEST_RELATIVE = 200;

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final Set<String> actorKinds;
    private Optional<Voice> last = Optional.empty();
    private Optional<Voice> spokenOf = Optional.empty();

    /**
     * Nobody has said anything yet.
     *
     * @param actorKinds the kinds of what can say something
     */
    Speakers(ReadText text, Subjects subjects, Cues cues, Set<String> actorKinds) {
        this.text = text;
        this.subjects = subjects;
        this.cues = cues;
        this.actorKinds = actorKinds;
    }

    /** Who spoke last. */
    Optional<Voice> last() {
        return last;
    }

    /** Notes who speaks. */
    void speaks(Voice voice) {
        last = Optional.of(voice);
        spokenOf = Optional.empty();
    }

    /** Notes the person of whom a sentence speaks in which nobody is said to say something: a pronoun behind it stands for that one. */
    void isSpokenOf(Span sentence) {
        actors(sentence).stream()
                .filter(mention -> mention.subject().kind().equals(cues.role("person")))
                .filter(mention -> isSubject(mention, sentence) || isTopicAt(afterTitle(mention)))
                .findFirst()
                .ifPresent(mention -> spokenOf = Optional.of(Voice.of(List.of(mention))));
    }

    /** For whom a pronoun stands. */
    Optional<Voice> ofPronoun() {
        return spokenOf.or(() -> last);
    }

    /**
     * Who speaks: who stands before the verb, or right behind it where a quotation stands before; the last speaker where a
     * pronoun or nothing stands there. Empty where it is somebody of whom nothing is known, so that the verb tells nothing.
     */
    Optional<Voice> voiceOf(Span verb, Span sentence) {
        Optional<Voice> behind = rightBehind(verb, sentence);
        if (behind.isPresent()) {
            return behind;
        }
        Span before = new Span(sentence.start(), verb.start());
        List<Mention> actors = actors(before);
        List<Mention> topics = actors.stream()
                .filter(mention -> cues.longestAt(Cue.Sort.TOPIC, text.text(), afterTitle(mention))
                        .isPresent())
                .toList();
        Optional<Mention> topic = topics.stream()
                .filter(mention -> isBehindWhatIsSaid(mention, sentence))
                .reduce((one, next) -> next)
                .or(() -> topics.stream().findFirst());
        if (topic.isPresent() && !isSaidByUnknown(before)) {
            return topic.map(mention -> Voice.of(together(mention, actors, sentence)));
        }
        if (isSomebody(before, verb)) {
            return Optional.of(Voice.UNNAMED);
        }
        if (isPronounBefore(verb, sentence)) {
            return ofPronoun();
        }
        if (isOfSomebodyElse(before) || isSaidByUnknown(before)) {
            return Optional.of(Voice.UNKNOWN);
        }
        Optional<Voice> nearest = actors.stream()
                .max(Comparator.comparing(
                                (Mention mention) -> mention.subject().kind().equals(cues.role("person")))
                        .thenComparing(mention -> !isOwner(mention))
                        .thenComparing(Mention::span))
                .map(mention -> Voice.of(together(mention, actors, sentence)));
        if (isHangul(verb.start())) {
            return last.or(() -> nearest);
        }
        return several(before).or(() -> nearest).or(() -> last.filter(unused -> isBare(before)));
    }

    /** The mentions outside of quotations of what can say something. */
    List<Mention> actors(Span part) {
        return subjects.within(part).stream()
                .filter(mention -> actorKinds.contains(mention.subject().kind()))
                .filter(mention -> !text.isQuoted(mention.span().start()))
                .toList();
    }

    /** Those whom a short form such as "the two companies" names, after which only a verb stands at the end of a part. */
    private Optional<Voice> several(Span part) {
        List<Mention> named = subjects.asidesWithin(part).stream()
                .filter(aside -> actorKinds.contains(aside.subject().kind()))
                .filter(aside -> BEFORE_VERB
                        .matcher(new Span(aside.span().end(), part.end()).of(text.text()))
                        .matches())
                .toList();
        return named.isEmpty() ? Optional.empty() : Optional.of(Voice.of(named));
    }

    /** Whether in Korean the words before somebody end what is said, so that he is who says it: "…다고 산업부가 밝혔다". */
    private boolean isBehindWhatIsSaid(Mention mention, Span sentence) {
        return END_OF_SAID
                .matcher(new Span(sentence.start(), mention.span().start()).of(text.text()))
                .find();
    }

    /** Whether in Korean somebody of whom nothing is known stands between what is said and the verb. */
    private boolean isSaidByUnknown(Span before) {
        Matcher end = BEHIND_SAID.matcher(text.text()).region(before.start(), before.end());
        int behind = -1;
        while (end.find()) {
            behind = text.isQuoted(end.start()) ? behind : end.end();
        }
        Span rest = new Span(Math.max(behind, before.start()), before.end());
        return behind > 0
                && SUBJECT.matcher(rest.of(text.text())).find()
                && actors(rest).isEmpty()
                && subjects.asidesWithin(rest).isEmpty()
                && cues.all(Cue.Sort.PRONOUN, text.text(), rest).isEmpty()
                && cues.all(Cue.Sort.SOMEBODY, text.text(), rest).isEmpty();
    }

    /** Whether the words before a verb name somebody who is not known: "the trade ministry", or in Korean a title with its particle. */
    boolean isOfSomebodyElse(Span before) {
        int comma = before.end() - 1;
        while (comma > before.start() && (!text.text().startsWith(", ", comma) || text.isQuoted(comma))) {
            comma--;
        }
        Span clause = new Span(comma > before.start() ? comma + 2 : before.start(), before.end());
        boolean isQuoted = text.quotations(before).stream()
                .findFirst()
                .filter(quotation -> isHangul(before.end()))
                .filter(quotation -> BEFORE_QUOTATION
                        .matcher(new Span(before.start(), quotation.start()).of(text.text()))
                        .find())
                .isPresent();
        boolean isTitled = cues.all(Cue.Sort.TITLE, text.text(), before).keySet().stream()
                .filter(title -> !text.isQuoted(title.start()))
                .anyMatch(title -> isHangul(title.start())
                        && cues.longestAt(Cue.Sort.TOPIC, text.text(), title.end())
                                .isPresent());
        boolean isThing = clause.start() > before.start()
                && SOMEBODY_ELSE.matcher(clause.of(text.text())).matches()
                && actors(clause).isEmpty()
                && subjects.asidesWithin(clause).isEmpty();
        return isTitled || isQuoted || isThing;
    }

    /** Those with whom somebody stands in a list that speaks as one: "A, B and C". */
    List<Mention> together(Mention one, List<Mention> actors, Span sentence) {
        int place = actors.indexOf(one);
        int first = place;
        int behind = place + 1;
        boolean isJoined = false;
        while (first > 0 && JOINED.matcher(between(actors, first)).matches()) {
            isJoined |= AND.matcher(between(actors, first)).find();
            first--;
        }
        while (behind < actors.size() && JOINED.matcher(between(actors, behind)).matches()) {
            isJoined |= AND.matcher(between(actors, behind)).find();
            behind++;
        }
        Span before = new Span(sentence.start(), actors.get(first).span().start());
        boolean isWhole = isHangul(one.span().end() - 1)
                || isOnlyTitle(before)
                || BEFORE_LIST.matcher(before.of(text.text())).find();
        boolean isOwner = isOwner(actors.get(behind - 1));
        return isJoined && isWhole && !isOwner ? actors.subList(first, behind) : List.of(one);
    }

    /** What stands between one of several and the one before it, without titles and words of companies. */
    private String between(List<Mention> actors, int place) {
        Span between =
                Span.between(actors.get(place - 1).span(), actors.get(place).span());
        String words = between.of(text.text());
        for (Cue.Sort sort : List.of(Cue.Sort.TITLE, Cue.Sort.COMPANY)) {
            for (Span told : cues.all(sort, text.text(), between).keySet()) {
                words = words.replace(told.of(text.text()), "");
            }
        }
        return words;
    }

    /** Whether people who are not named stand right before a verb, or in Korean are what the sentence speaks of. */
    boolean isSomebody(Span before, Span verb) {
        return cues.all(Cue.Sort.SOMEBODY, text.text(), before).keySet().stream()
                .filter(span -> !text.isQuoted(span.start()))
                .filter(span -> subjects.overlapping(span).isEmpty() && !isInRelative(before.start(), span.start()))
                .anyMatch(span -> isHangul(span.start())
                        ? cues.longestAt(Cue.Sort.TOPIC, text.text(), span.end())
                                .isPresent()
                        : BEFORE_VERB
                                .matcher(Span.between(span, verb).of(text.text()))
                                .matches());
    }

    /** Whether the words before a place only tell more of somebody: ", which represents 14,000 workers,". */
    private boolean isInRelative(int from, int place) {
        int start = Math.max(from, place - LONGEST_RELATIVE);
        return RELATIVE.matcher(text.text()).region(start, place).find();
    }

    /** Whether nothing stands there but quotations and words that join. */
    private boolean isBare(Span before) {
        StringBuilder words = new StringBuilder();
        for (int place = before.start(); place < before.end(); place++) {
            if (!text.isQuoted(place)) {
                words.append(text.text().charAt(place));
            }
        }
        return GOES_ON.matcher(words.toString().strip().toLowerCase(Locale.ROOT))
                .matches();
    }

    /** In Korean the title stands behind the name, and the particle behind that. */
    private int afterTitle(Mention mention) {
        int end = mention.span().end();
        int place = behindBrackets(end);
        for (int words = 0;
                words < 3 && place < text.text().length() && text.text().charAt(place) == ' ';
                words++) {
            int next = place + 1;
            int stop = next;
            while (stop < text.text().length() && Hangul.isSyllable(text.text().charAt(stop))) {
                stop++;
            }
            Span word = new Span(next, stop);
            Optional<Span> title = cues.of(Cue.Sort.TITLE).stream()
                    .flatMap(cue -> cue.all(text.text(), word).stream())
                    .filter(found -> cues.is(Cue.Sort.TOPIC, text.text().substring(found.end(), word.end())))
                    .findFirst();
            if (title.isPresent()) {
                return title.get().end();
            }
            place = behindBrackets(stop);
            if (place > stop && cues.isAtEnd(Cue.Sort.TITLE, text.text(), word)) {
                return place;
            }
        }
        return end;
    }

    /** The place behind brackets that stand at a place, such as those with a body's short form. */
    private int behindBrackets(int place) {
        int close = text.text().indexOf(')', place);
        return text.text().startsWith("(", place) && close > 0 && close - place <= LONGEST_BRACKETS ? close + 1 : place;
    }

    boolean isPronounBefore(Span verb, Span sentence) {
        String before = text.text().substring(sentence.start(), verb.start());
        return cues.all(Cue.Sort.PRONOUN, text.text(), new Span(sentence.start(), verb.start())).keySet().stream()
                        .anyMatch(span -> !text.isQuoted(span.start())
                                && subjects.within(Span.between(span, verb)).stream()
                                        .noneMatch(mention -> actorKinds.contains(
                                                        mention.subject().kind())
                                                && !text.isQuoted(mention.span().start())))
                && !before.isEmpty();
    }

    /** Who stands behind a verb that a quotation goes before. */
    private Optional<Voice> rightBehind(Span verb, Span sentence) {
        boolean afterQuotation = text.quotations(sentence).stream()
                .anyMatch(quotation -> quotation.end() <= verb.start()
                        && text.text().substring(quotation.end(), verb.start()).length() <= 2);
        if (!afterQuotation) {
            return Optional.empty();
        }
        Span behind = new Span(verb.end(), Math.min(sentence.end(), verb.end() + FARTHEST_BEHIND));
        Optional<Mention> actor = subjects.within(new Span(verb.end(), sentence.end())).stream()
                .filter(mention -> actorKinds.contains(mention.subject().kind()))
                .findFirst()
                .filter(mention -> mention.span().start() <= behind.end());
        boolean isSomebody = cues.all(Cue.Sort.SOMEBODY, text.text(), behind).keySet().stream()
                .anyMatch(span -> mayBeBehind(Span.between(verb, span)));
        return isSomebody && actor.isEmpty()
                ? Optional.of(Voice.UNNAMED)
                : actor.map(mention -> Voice.of(List.of(mention)));
    }

    /** Whether somebody seems to be of whom the sentence speaks: at its beginning, or in Korean by the particle behind. */
    boolean isSubject(Mention mention, Span sentence) {
        int end = mention.span().end();
        boolean isTopic = cues.longestAt(Cue.Sort.TOPIC, text.text(), end).isPresent();
        return isTopic
                || (!isOwner(mention)
                        && isOnlyTitle(new Span(sentence.start(), mention.span().start())));
    }

    /** Whether something else is spoken of that belongs to it: "Seoul" of "Seoul's minister". */
    private boolean isOwner(Mention mention) {
        int end = mention.span().end();
        return end < text.text().length() && "'’".indexOf(text.text().charAt(end)) >= 0;
    }

    /** Whether nothing stands before a name but titles, and the bodies in which they are held. */
    boolean isOnlyTitle(Span before) {
        StringBuilder rest = new StringBuilder();
        List<Span> told =
                new ArrayList<>(cues.all(Cue.Sort.TITLE, text.text(), before).keySet());
        subjects.within(before).forEach(mention -> told.add(mention.span()));
        for (int place = before.start(); place < before.end(); place++) {
            int at = place;
            if (told.stream().noneMatch(span -> span.holds(at))) {
                rest.append(text.text().charAt(place));
            }
        }
        return ONLY_TITLE.matcher(rest).matches();
    }

    private boolean isHangul(int place) {
        return Hangul.isSyllable(text.text().charAt(place));
    }

    /** Whether people who are not named may stand behind a verb or "according to" with nothing else between. */
    boolean mayBeBehind(Span between) {
        return SOMEBODY_BEHIND.matcher(between.of(text.text())).matches();
    }

    /** Whether words outside of quotations name somebody who can speak, by a name, a pronoun or as people in general. */
    boolean isNamedIn(Span part) {
        return !actors(part).isEmpty()
                || !subjects.asidesWithin(part).isEmpty()
                || isFound(Cue.Sort.PRONOUN, part)
                || isFound(Cue.Sort.SOMEBODY, part);
    }

    private boolean isFound(Cue.Sort sort, Span part) {
        return cues.all(sort, text.text(), part).keySet().stream().anyMatch(span -> !text.isQuoted(span.start()));
    }

    /** Of whom a part speaks in Korean: the first that a particle marks so. */
    Optional<String> topicIn(Span part) {
        Stream<Span> named = actors(part).stream()
                .filter(mention -> isTopicAt(afterTitle(mention)))
                .map(Mention::span);
        Stream<Span> people =
                cues.all(Cue.Sort.SOMEBODY, text.text(), part).keySet().stream().filter(span -> isTopicAt(span.end()));
        return Stream.concat(named, people).min(Comparator.naturalOrder()).map(span -> span.of(text.text()));
    }

    private boolean isTopicAt(int place) {
        return cues.longestAt(Cue.Sort.TOPIC, text.text(), place).isPresent();
    }
}
