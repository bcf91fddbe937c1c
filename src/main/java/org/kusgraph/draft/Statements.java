package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.kusgraph.link.name.Hangul;

/** Finds what an article seems to say: a statement for each clause with a verb of reporting, or else for each sentence. */
final class Statements {
    /** Shorter sentences, such as "By a reporter", say nothing. */
    private static final int SHORTEST = 12;
    /** Two things are told in one sentence as well as in two. */
    private static final int FEWEST_ITEMS = 3;

    /** Who says what is quoted stands not farther behind the verb. */
    private static final int FARTHEST_BEHIND = 40;

    private static final int LONGEST_BRACKETS = 22;

    private static final Pattern COMMA = Pattern.compile(", (?:and )?");
    private static final Pattern ITEM = Pattern.compile("(?:a|an|the|its|their|\\p{Ll}+ing)\\b");
    /** What may stand between somebody and the verb that tells what he says. */
    private static final Pattern BEFORE_VERB =
            Pattern.compile("[ ,]+(?:(?:also|have|has|had|earlier|later|\\p{Ll}+ly) +)*");

    private static final Pattern SOMEBODY_BEHIND = Pattern.compile(" (?:an? |the |one |two |three |several |some )?");

    private static final Pattern ONLY_TITLE = Pattern.compile("(?:The |the |[Ff]ormer |['’]s| |,)*");

    private static final Pattern SAID_OF_SPEAKER =
            Pattern.compile(" (?:that )?(?:it|he|she|they)(?: also| now| still)? ");

    /** What may stand between those who say something together. */
    private static final Pattern JOINED = Pattern.compile(
            "\\.?,? and (?:the |its (?:partner |subsidiary )?)?|\\.?, (?:the )?| ?(?:와|과|및|,|·) ?(?:와|과|및)? ?");

    private static final Pattern AND = Pattern.compile(" and |와|과|및");
    /** What stands before the first of them, if not the beginning of the sentence. */
    private static final Pattern BEFORE_LIST = Pattern.compile("[,”\"] (?:the |both )?$");

    private static final Pattern END_OF_SAID =
            Pattern.compile("(?:[다라자냐][”\"’']?고|[”\"’']?이?라고|[”\"’']고) (?:[가-힣]+ )?$");
    private static final Pattern BEHIND_SAID = Pattern.compile("[다라자냐]고 ");
    private static final Pattern SUBJECT = Pattern.compile("[가-힣]{2,}[가은는](?= |$)");

    /** In Korean, who says what is quoted stands before it. */
    private static final Pattern BEFORE_QUOTATION = Pattern.compile("[가-힣)](?<!에서|에|해서|따라)[은는이가] $");

    /** Somebody, in small letters, of whom nothing is known. */
    private static final Pattern SOMEBODY_ELSE =
            Pattern.compile("(?:(?:the|an?|its|their|his|her|one|two) |[\\p{L}.]+['’]s? )(?:\\p{L}[\\p{L}-]*+ ?){1,6}");

    /** What may stand behind a verb that ends a sentence, such as the day or "in a statement". */
    private static final Pattern TRAILING = Pattern.compile("(?: \\p{L}+){0,6}[.]?");

    /** Words with which a sentence goes on saying what the last speaker says. */
    private static final Pattern GOES_ON = Pattern.compile("(?:and|but|then|also|further|in addition|it|,| )*");

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final Set<String> actorKinds;
    private Optional<Voice> last = Optional.empty();

    /** Who says something: one subject or several together, or none. */
    private record Voice(List<Subject> subjects, Named named) {
        static final Voice UNNAMED = new Voice(List.of(), Named.NOT);
        static final Voice UNKNOWN = new Voice(List.of(), Named.UNKNOWN);

        static Voice of(List<Mention> mentions) {
            return new Voice(mentions.stream().map(Mention::subject).distinct().toList(), Named.YES);
        }

        boolean isUnnamed() {
            return named == Named.NOT;
        }
    }

    /** Whether the article names who says something; by words of which nothing is known, perhaps. */
    private enum Named {
        YES,
        NOT,
        UNKNOWN
    }

    /**
     * Looks for statements.
     *
     * @param actorKinds the kinds of what can say something
     */
    Statements(ReadText text, Subjects subjects, Cues cues, Set<String> actorKinds) {
        this.text = text;
        this.subjects = subjects;
        this.cues = cues;
        this.actorKinds = actorKinds;
    }

    /** The statements in reading order, of the text from a place on. */
    List<Statement> find(int from) {
        List<Statement> found = new ArrayList<>();
        for (Span sentence : text.sentences()) {
            Span said = withoutApart(sentence);
            if (said.start() >= from && said.length() >= SHORTEST) {
                of(said).forEach(statement -> found.addAll(listed(statement)));
            }
        }
        return found;
    }

    /** A sentence without what stands at its beginning and is no part of it, such as the name of the reporter. */
    private Span withoutApart(Span sentence) {
        int start = sentence.start();
        Optional<Integer> apart = cues.longestAt(Cue.Sort.APART, text.text(), start);
        return apart.map(end -> trimmed(new Span(Math.min(end, sentence.end()), sentence.end())))
                .orElse(sentence);
    }

    private List<Statement> of(Span sentence) {
        List<Map.Entry<Span, Cue>> all = cues.all(Cue.Sort.REPORT, text.text(), sentence).entrySet().stream()
                .filter(verb -> !text.isQuoted(verb.getKey().start()))
                .filter(verb -> !isSaidOfSpeaker(verb.getKey(), sentence))
                .filter(verb -> voiceOf(verb.getKey(), sentence).isPresent())
                .toList();
        Optional<Statement> unnamed = unnamed(sentence);
        if (unnamed.isPresent()) {
            return List.of(unnamed.get());
        }
        Optional<Statement> sourced = sourced(sentence);
        if (sourced.isPresent()) {
            last = Optional.of(
                    sourced.get().unnamed()
                            ? Voice.UNNAMED
                            : new Voice(sourced.get().speakers(), Named.YES));
            return List.of(sourced.get());
        }
        if (all.isEmpty()) {
            return List.of(without(sentence));
        }
        List<Map.Entry<Span, Cue>> verbs = isTrailing(all.getLast().getKey(), sentence) ? List.of(all.getLast()) : all;
        List<Statement> found = new ArrayList<>();
        int start = sentence.start();
        for (int place = 0; place < verbs.size(); place++) {
            Span verb = verbs.get(place).getKey();
            boolean isLast = place == verbs.size() - 1;
            int end = isLast ? sentence.end() : endBefore(verbs.get(place + 1).getKey(), verb);
            Voice voice = voiceOf(verb, sentence).orElse(Voice.UNNAMED);
            last = Optional.of(voice);
            for (Span part : parts(trimmed(new Span(start, end)))) {
                // What the verb tells, it tells of the words that are next to it.
                String ofVerb = part.holds(verb) ? verbs.get(place).getValue().meaning() : cues.role("stated");
                found.add(new Statement(
                        part,
                        Optional.empty(),
                        voice.subjects(),
                        voice.isUnnamed(),
                        status(part, ofVerb),
                        new Reason("report", verb.of(text.text()))));
            }
            start = end;
        }
        return found;
    }

    /** What stands before one verb: each quotation with the words that join it to the next. */
    private List<Span> parts(Span whole) {
        List<Span> parts = new ArrayList<>();
        int start = whole.start();
        List<Span> quotations = text.quotations(whole);
        for (int place = 0; place < quotations.size() - 1; place++) {
            Optional<Integer> end = cues.longestAt(
                    Cue.Sort.AND, text.text(), quotations.get(place).end());
            if (end.isPresent()) {
                parts.add(trimmed(new Span(start, end.get())));
                start = end.get();
            }
        }
        parts.add(trimmed(new Span(start, whole.end())));
        return parts;
    }

    /** What a statement lists, each of three things or more by itself, as a person would tell them. */
    private List<Statement> listed(Statement whole) {
        Optional<Span> lister = cues.all(Cue.Sort.LIST, text.text(), whole.span()).keySet().stream()
                .filter(span -> !text.isQuoted(span.start()))
                .findFirst();
        if (lister.isEmpty() || whole.lead().isPresent()) {
            return List.of(whole);
        }
        List<Span> items = items(lister.get(), whole.span());
        if (items.size() < FEWEST_ITEMS || items.stream().anyMatch(item -> !isItem(item))) {
            return List.of(whole);
        }
        Span words = trimmed(new Span(
                whole.span().start(),
                Hangul.isSyllable(text.text().charAt(whole.span().start()))
                        ? lister.get().start()
                        : lister.get().end()));
        Optional<Span> lead = words.length() > 0 ? Optional.of(words) : Optional.empty();
        return items.stream()
                .map(item -> new Statement(item, lead, whole.speakers(), whole.unnamed(), whole.status(), whole.why()))
                .toList();
    }

    /** The parts of a list: by the signs before each, or by commas of which the last has "and" behind it. */
    private List<Span> items(Span lister, Span whole) {
        List<Span> items = new ArrayList<>();
        String sign = lister.of(text.text());
        boolean isSign = !Character.isLetter(sign.charAt(0));
        Matcher comma = (isSign ? Pattern.compile(Pattern.quote(sign)) : COMMA)
                .matcher(text.text())
                .region(lister.end(), whole.end());
        int start = lister.end();
        boolean isClosed = isSign;
        while (comma.find()) {
            items.add(trimmed(new Span(start, comma.start())));
            start = comma.end();
            isClosed |= comma.group().length() > 2;
        }
        items.add(trimmed(new Span(start, whole.end())));
        return isClosed ? items : List.of();
    }

    /** Names alone are what one thing is about, and what begins otherwise only explains. */
    private boolean isItem(Span item) {
        String words = item.of(text.text());
        return words.indexOf(' ') > 0
                && (Hangul.isSyllable(words.charAt(0)) || ITEM.matcher(words).lookingAt());
    }

    /** Whether a verb tells what a speaker says of himself, so that it is what is said: "said it plans to". */
    private boolean isSaidOfSpeaker(Span verb, Span sentence) {
        return cues.all(Cue.Sort.REPORT, text.text(), new Span(sentence.start(), verb.start())).keySet().stream()
                .anyMatch(said -> SAID_OF_SPEAKER
                        .matcher(Span.between(said, verb).of(text.text()))
                        .matches());
    }

    /** Whether a verb with its speaker ends a sentence behind a comma, so that all before is what is said: "…, the firm said". */
    private boolean isTrailing(Span verb, Span sentence) {
        String before = text.text().substring(sentence.start(), verb.start());
        int comma = Math.max(before.lastIndexOf(", "), Math.max(before.lastIndexOf(",” "), before.lastIndexOf(",\" ")));
        Span speaker = new Span(sentence.start() + Math.max(comma, 0), verb.start());
        String behind = text.text().substring(verb.end(), sentence.end());
        return comma > 0
                && speaker.length() <= FARTHEST_BEHIND + FARTHEST_BEHIND
                && TRAILING.matcher(behind).matches()
                && (subjects.within(speaker).stream()
                                .anyMatch(mention ->
                                        actorKinds.contains(mention.subject().kind()))
                        || isPronounBefore(verb, speaker));
    }

    /** Before the words that join the next verb of reporting to what stands before it, and behind the quotation. */
    private int endBefore(Span next, Span verb) {
        String between = text.text().substring(verb.end(), next.start());
        int and = IntStream.of(between.lastIndexOf(" and "), between.lastIndexOf(" but "), between.lastIndexOf(", "))
                .max()
                .orElse(-1);
        int end = and < 0 ? next.start() : verb.end() + and + 1;
        for (Span quotation : text.quotations(Span.between(verb, next))) {
            if (quotation.holds(end)) {
                end = quotation.end();
            }
        }
        return end;
    }

    private Span trimmed(Span part) {
        int start = part.start();
        int end = part.end();
        while (start < end
                && !Character.isLetterOrDigit(text.text().charAt(start))
                && "“‘\"(".indexOf(text.text().charAt(start)) < 0) {
            start++;
        }
        while (end > start
                && (Character.isWhitespace(text.text().charAt(end - 1))
                        || text.text().charAt(end - 1) == ',')) {
            end--;
        }
        return new Span(start, end);
    }

    private Optional<Statement> unnamed(Span sentence) {
        return cues.all(Cue.Sort.UNNAMED, text.text(), sentence).entrySet().stream()
                .filter(found -> !text.isQuoted(found.getKey().start()))
                .filter(found -> subjects
                                .within(new Span(
                                        sentence.start(), found.getKey().start()))
                                .stream()
                                .noneMatch(mention ->
                                        actorKinds.contains(mention.subject().kind())
                                                && mention.span().start() == sentence.start())
                        || found.getKey().start() == sentence.start()
                        || isHangul(found.getKey().start()))
                .findFirst()
                .map(found -> new Statement(
                        sentence,
                        Optional.empty(),
                        List.of(),
                        isConcern(found.getValue()) || isSomebody(sentence, found.getKey()),
                        found.getValue().meaning(),
                        new Reason("unnamed", found.getKey().of(text.text()))));
    }

    private boolean isHangul(int place) {
        return Hangul.isSyllable(text.text().charAt(place));
    }

    /** What is said "according to" somebody, who in English stands behind these words, and in Korean before them. */
    private Optional<Statement> sourced(Span sentence) {
        return cues.all(Cue.Sort.SOURCE, text.text(), sentence).entrySet().stream()
                .filter(found -> !text.isQuoted(found.getKey().start()))
                .flatMap(found -> subjects.within(sentence).stream()
                        .filter(mention -> actorKinds.contains(mention.subject().kind()))
                        .filter(mention -> isHangul(found.getKey().start())
                                ? mention.span().end() == found.getKey().start()
                                : mention.span().start() >= found.getKey().end()
                                        && isOnlyTitle(new Span(
                                                Math.min(
                                                        found.getKey().end() + 1,
                                                        mention.span().start()),
                                                mention.span().start())))
                        .filter(mention -> found.getKey().start() == sentence.start()
                                || found.getKey().end() > sentence.end() - sentence.length() / 2
                                || isHangul(found.getKey().start()))
                        .limit(1)
                        .map(mention -> new Statement(
                                sentence,
                                Optional.empty(),
                                List.of(mention.subject()),
                                false,
                                statusCue(sentence)
                                        .map(Cue::meaning)
                                        .orElse(found.getValue().meaning()),
                                new Reason("report", found.getKey().of(text.text())))))
                .findFirst()
                .or(() -> sourcedBySomebody(sentence));
    }

    /** What is said "according to" people who are not named. */
    private Optional<Statement> sourcedBySomebody(Span sentence) {
        return cues.all(Cue.Sort.SOURCE, text.text(), sentence).entrySet().stream()
                .filter(found -> !text.isQuoted(found.getKey().start()))
                .filter(found -> cues.all(Cue.Sort.SOMEBODY, text.text(), sentence).keySet().stream()
                        .anyMatch(span -> isHangul(span.start())
                                ? span.end() == found.getKey().start()
                                : SOMEBODY_BEHIND
                                        .matcher(Span.between(found.getKey(), span)
                                                .of(text.text()))
                                        .matches()))
                .findFirst()
                .map(found -> new Statement(
                        sentence,
                        Optional.empty(),
                        List.of(),
                        true,
                        statusCue(sentence)
                                .map(Cue::meaning)
                                .orElse(found.getValue().meaning()),
                        new Reason("report", found.getKey().of(text.text()))));
    }

    /** A judgement without anybody who judges is the article's; a concern is somebody's. */
    private boolean isConcern(Cue cue) {
        return cue.meaning().equals(cues.role("feared"));
    }

    /** A sentence without a verb of reporting. */
    private Statement without(Span sentence) {
        boolean isQuotation =
                text.quotations(sentence).stream().anyMatch(quotation -> quotation.start() == sentence.start());
        boolean continues = startsWith(Cue.Sort.CONTINUES, sentence) || startsWith(Cue.Sort.PRONOUN, sentence);
        Optional<Voice> voice = continues || isQuotation ? last : Optional.empty();
        List<Subject> speakers = voice.map(Voice::subjects).orElse(List.of());
        Optional<Cue> cue = statusCue(sentence);
        String status = cue.map(Cue::meaning).orElse(cues.role("stated"));
        if (voice.isEmpty() && cue.isPresent() && !status.equals(cues.role("stated"))) {
            List<Mention> actors = actors(sentence);
            speakers = actors.stream()
                    .filter(mention -> isSubject(mention, sentence))
                    .findFirst()
                    .map(mention -> Voice.of(together(mention, actors, sentence)))
                    .map(Voice::subjects)
                    .orElse(List.of());
        }
        return new Statement(
                sentence,
                Optional.empty(),
                speakers,
                voice.equals(Optional.of(Voice.UNNAMED)),
                status,
                cue.map(found -> new Reason(
                                "status",
                                found.find(text.text(), sentence).orElseThrow().of(text.text())))
                        .orElse(new Reason("sentence", "")));
    }

    private boolean startsWith(Cue.Sort sort, Span sentence) {
        return cues.longestAt(sort, text.text(), sentence.start()).isPresent();
    }

    /** Whether somebody seems to be of whom the sentence speaks: at its beginning, or in Korean by the particle behind. */
    private boolean isSubject(Mention mention, Span sentence) {
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
    private boolean isOnlyTitle(Span before) {
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

    /** How surely something is said: by the words in it, or else by the verb. */
    private String status(Span part, String ofVerb) {
        Optional<String> ofWords = statusCue(part).map(Cue::meaning);
        if (ofVerb.equals(cues.role("judged"))) {
            // Who argues that something should be done, proposes it.
            return ofWords.filter(cues.role("proposed")::equals).orElse(ofVerb);
        }
        return ofVerb.equals(cues.role("stated")) ? ofWords.orElse(ofVerb) : ofVerb;
    }

    private Optional<Cue> statusCue(Span part) {
        return cues.first(Cue.Sort.STATUS, text.text(), part);
    }

    /**
     * Who speaks: who stands before the verb, or right behind it where a quotation stands before; the last speaker where a
     * pronoun or nothing stands there. Empty where it is somebody of whom nothing is known, so that the verb tells nothing.
     */
    private Optional<Voice> voiceOf(Span verb, Span sentence) {
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
            return last;
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
    private List<Mention> actors(Span part) {
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
    private boolean isOfSomebodyElse(Span before) {
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
    private List<Mention> together(Mention one, List<Mention> actors, Span sentence) {
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

    /** What stands between one of several and the one before it, without titles. */
    private String between(List<Mention> actors, int place) {
        Span between =
                Span.between(actors.get(place - 1).span(), actors.get(place).span());
        String words = between.of(text.text());
        for (Span title : cues.all(Cue.Sort.TITLE, text.text(), between).keySet()) {
            words = words.replace(title.of(text.text()), "");
        }
        return words;
    }

    /** Whether people who are not named stand right before a verb, or in Korean are what the sentence speaks of. */
    private boolean isSomebody(Span before, Span verb) {
        return cues.all(Cue.Sort.SOMEBODY, text.text(), before).keySet().stream()
                .filter(span -> !text.isQuoted(span.start()))
                .anyMatch(span -> isHangul(span.start())
                        ? cues.longestAt(Cue.Sort.TOPIC, text.text(), span.end())
                                .isPresent()
                        : BEFORE_VERB
                                .matcher(Span.between(span, verb).of(text.text()))
                                .matches());
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

    private boolean isPronounBefore(Span verb, Span sentence) {
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
                .anyMatch(span -> SOMEBODY_BEHIND
                        .matcher(Span.between(verb, span).of(text.text()))
                        .matches());
        return isSomebody && actor.isEmpty()
                ? Optional.of(Voice.UNNAMED)
                : actor.map(mention -> Voice.of(List.of(mention)));
    }
}
