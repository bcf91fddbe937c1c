package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.kusgraph.link.name.Hangul;

/** Finds what an article seems to say: a statement for each clause with a verb of reporting, or else for each sentence. */
final class Statements {
    /** Shorter sentences, such as "By a reporter", say nothing. */
    private static final int SHORTEST = 12;
    /** What has more letters is no sentence, and who says what in it is not to be told. */
    private static final int LONGEST = 5_000;

    /** Who speaks is named in not more letters behind the last comma. */
    private static final int LONGEST_SPEAKER = 80;

    /** How many consonants, or none, may end a syllable, and which of them ends those that tell a tense, such as 했 and 겠. */
    private static final int FINALS = 28;

    private static final int FINAL_OF_TENSES = 20;

    private static final Pattern SAID_OF_SPEAKER =
            Pattern.compile(" (?:that )?(?:it|he|she|they)(?: also| now| still)? ");

    /** What may stand behind a verb that ends a sentence, such as the day or "in a statement". */
    private static final Pattern TRAILING = Pattern.compile("(?: \\p{L}+){0,6}[.]?");

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final Set<String> actorKinds;
    private final Speakers speakers;
    private final Lists lists;
    private final Clauses clauses;

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
        this.speakers = new Speakers(text, subjects, cues, actorKinds);
        this.lists = new Lists(text, cues);
        this.clauses = new Clauses(text, subjects, cues, speakers);
    }

    /** The statements in reading order, of the text from a place on. */
    List<Statement> find(int from) {
        List<Statement> found = new ArrayList<>();
        for (Span sentence : text.sentences()) {
            Span said = withoutApart(sentence);
            if (said.start() >= from && said.length() > LONGEST) {
                found.add(without(said, said, statusCue(said)));
            } else if (said.start() >= from && said.length() >= SHORTEST) {
                of(said).forEach(statement -> found.addAll(lists.split(statement)));
            }
        }
        return found;
    }

    /** A sentence without what stands at its beginning and is no part of it, such as the name of the reporter. */
    private Span withoutApart(Span sentence) {
        int start = sentence.start();
        Optional<Integer> apart = cues.longestAt(Cue.Sort.APART, text.text(), start);
        return apart.map(end -> text.trimmed(new Span(Math.min(end, sentence.end()), sentence.end())))
                .orElse(sentence);
    }

    private List<Statement> of(Span sentence) {
        List<Map.Entry<Span, Cue>> all = cues.all(Cue.Sort.REPORT, text.text(), sentence).entrySet().stream()
                .filter(verb -> !text.isQuoted(verb.getKey().start()))
                .filter(verb -> !isSaidOfSpeaker(verb.getKey(), sentence))
                .filter(verb -> speakers.voiceOf(verb.getKey(), sentence).isPresent())
                .toList();
        Optional<Statement> unnamed = unnamed(sentence);
        if (unnamed.isPresent()) {
            return withoutVerb(sentence);
        }
        Optional<Statement> sourced = sourced(sentence);
        if (sourced.isPresent()) {
            speakers.speaks(
                    sourced.get().unnamed()
                            ? Voice.UNNAMED
                            : new Voice(sourced.get().speakers(), Voice.Named.YES));
            return sourcedParts(sourced.get());
        }
        if (all.isEmpty()) {
            return withoutVerb(sentence);
        }
        boolean isTrailing = isTrailing(all.getLast().getKey(), sentence);
        List<Map.Entry<Span, Cue>> verbs = isTrailing ? List.of(all.getLast()) : all;
        List<Statement> found = new ArrayList<>();
        int start = sentence.start();
        for (int place = 0; place < verbs.size(); place++) {
            Span verb = verbs.get(place).getKey();
            boolean isLast = place == verbs.size() - 1;
            boolean isWhole = isLast && !isAnotherBehind(verb, sentence);
            int end = isWhole
                    ? sentence.end()
                    : isLast ? verb.end() : endBefore(verbs.get(place + 1).getKey(), verb);
            boolean isNamedThere = speakers.isNamedIn(new Span(start, verb.start()));
            Voice voice = speakers.voiceOf(verb, isNamedThere ? new Span(start, sentence.end()) : sentence)
                    .orElse(Voice.UNNAMED);
            speakers.speaks(voice);
            for (Span part : parts(text.trimmed(new Span(start, end)))) {
                // What the verb tells, it tells of the words that are next to it.
                String ofVerb = part.holds(verb) ? verbs.get(place).getValue().meaning() : cues.role("stated");
                for (Span clause : clauses(part, verb, isTrailing)) {
                    found.add(new Statement(
                            clause,
                            Optional.empty(),
                            voice.subjects(),
                            voice.isUnnamed(),
                            status(clause, ofVerb),
                            new Reason("report", verb.of(text.text()))));
                }
            }
            start = end;
        }
        if (start < sentence.end()) {
            found.addAll(withoutVerb(text.trimmed(new Span(start, sentence.end()))));
        }
        return found;
    }

    /** Whether in Korean somebody else is spoken of behind a verb of reporting that does not end the sentence. */
    private boolean isAnotherBehind(Span verb, Span sentence) {
        return isHangul(verb.start())
                && clauses.isAnotherAt(verb.end(), new Span(sentence.start(), verb.end()), sentence);
    }

    /** The parts of what a verb tells that tell something each. */
    private List<Span> clauses(Span part, Span verb, boolean isTrailing) {
        if (!part.holds(verb) || isHangul(verb.start())) {
            return List.of(part);
        }
        return isTrailing
                ? clauses.of(part, part.start(), Clauses.Told.WHOLLY)
                : clauses.of(part, verb.end(), Clauses.Told.BEHIND_A_VERB);
    }

    private List<Statement> sourcedParts(Statement whole) {
        return clauses.of(whole.span(), whole.span().start(), Clauses.Told.WHOLLY).stream()
                .map(part -> new Statement(
                        part,
                        whole.lead(),
                        whole.speakers(),
                        whole.unnamed(),
                        status(part, cues.role("stated")),
                        whole.why()))
                .toList();
    }

    /** The statements of a sentence of which no verb of reporting tells who says it; in Korean a part without a tense has that of the next. */
    private List<Statement> withoutVerb(Span sentence) {
        List<Span> parts =
                goesOn(sentence) ? List.of(sentence) : clauses.of(sentence, sentence.start(), Clauses.Told.WHOLLY);
        List<Statement> found = new ArrayList<>();
        Optional<Cue> next = Optional.empty();
        for (Span part : parts.reversed()) {
            boolean isOfNext = isHangul(part.end() - 1) && isWithoutTense(part);
            Optional<Cue> status = isOfNext ? next : statusCue(part);
            found.addFirst(unnamed(part).orElseGet(() -> without(part, sentence, status)));
            next = status;
        }
        parts.forEach(part -> speakers.isSpokenOf(withoutJoin(part)));
        return found;
    }

    /** Whether in Korean no words tell how surely something is said, nor the syllable before its ending 고 or 며 that it is past. */
    private boolean isWithoutTense(Span part) {
        String words = part.of(text.text());
        return statusCue(part).isEmpty()
                && !hasTense(words.charAt(words.length() - 2))
                && !hasTense(words.charAt(words.length() - 3));
    }

    private static boolean hasTense(char syllable) {
        return Hangul.isSyllable(syllable) && (syllable - '가') % FINALS == FINAL_OF_TENSES;
    }

    /** Whether a sentence goes on with what was said before. */
    private boolean goesOn(Span sentence) {
        return startsWith(Cue.Sort.CONTINUES, sentence)
                || startsWith(Cue.Sort.PRONOUN, sentence)
                || text.quotations(sentence).stream().anyMatch(quotation -> quotation.start() == sentence.start());
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
                parts.add(text.trimmed(new Span(start, end.get())));
                start = end.get();
            }
        }
        parts.add(text.trimmed(new Span(start, whole.end())));
        return parts;
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
                && !isHangul(verb.start())
                && !isJoined(speaker)
                && speaker.length() <= LONGEST_SPEAKER
                && TRAILING.matcher(behind).matches()
                && (subjects.within(speaker).stream()
                                .anyMatch(mention ->
                                        actorKinds.contains(mention.subject().kind()))
                        || speakers.isPronounBefore(verb, speaker)
                        || speakers.isOfSomebodyElse(new Span(sentence.start(), verb.start())));
    }

    /** Whether words such as "while" stand behind a comma, so that what follows is told apart from what stands before. */
    private boolean isJoined(Span behindComma) {
        return cues.longestAt(Cue.Sort.JOINS, text.text(), Math.min(behindComma.start() + 2, behindComma.end()))
                .isPresent();
    }

    /** Before the words that join the next verb of reporting to what stands before it, and behind the quotation; in Korean behind the verb. */
    private int endBefore(Span next, Span verb) {
        if (isHangul(verb.start())) {
            return verb.end();
        }
        String between = text.text().substring(verb.end(), next.start());
        int and = IntStream.of(between.lastIndexOf(" and "), between.lastIndexOf(" but "), between.lastIndexOf(", "))
                .max()
                .orElse(-1);
        int joined = speakers.isNamedIn(new Span(verb.end() + Math.max(and, 0), next.start()))
                ? and
                : lastJoinBehindComma(between, verb.end()).orElse(and);
        int end = joined < 0 ? next.start() : verb.end() + joined + 1;
        for (Span quotation : text.quotations(Span.between(verb, next))) {
            if (quotation.holds(end)) {
                end = quotation.end();
            }
        }
        return end;
    }

    private Optional<Integer> lastJoinBehindComma(String between, int start) {
        return cues.all(Cue.Sort.JOINS, text.text(), new Span(start, start + between.length())).keySet().stream()
                .map(join -> join.start() - start - 2)
                .filter(comma -> comma >= 0 && between.startsWith(", ", comma))
                .filter(comma -> speakers.isNamedIn(new Span(start + comma, start + between.length())))
                .reduce((one, later) -> later);
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
                        isConcern(found.getValue()) || speakers.isSomebody(sentence, found.getKey()),
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
                                        && speakers.isOnlyTitle(new Span(
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
                                : speakers.mayBeBehind(Span.between(found.getKey(), span))))
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

    /** A sentence without a verb of reporting, or a part of it. */
    private Statement without(Span part, Span sentence, Optional<Cue> cue) {
        Optional<Voice> voice = startsWith(Cue.Sort.PRONOUN, sentence)
                ? speakers.ofPronoun()
                : goesOn(sentence) ? speakers.last() : Optional.empty();
        List<Subject> sayers = voice.map(Voice::subjects).orElse(List.of());
        String status = cue.map(Cue::meaning).orElse(cues.role("stated"));
        if (voice.isEmpty() && cue.isPresent() && !status.equals(cues.role("stated"))) {
            Span rest = withoutJoin(part);
            List<Mention> actors = speakers.actors(rest);
            sayers = actors.stream()
                    .filter(mention -> speakers.isSubject(mention, rest))
                    .findFirst()
                    .map(mention -> Voice.of(speakers.together(mention, actors, rest)))
                    .map(Voice::subjects)
                    .orElse(List.of());
        }
        return new Statement(
                part,
                Optional.empty(),
                sayers,
                voice.equals(Optional.of(Voice.UNNAMED)),
                status,
                cue.map(found -> new Reason(
                                "status",
                                found.find(text.text(), sentence).orElseThrow().of(text.text())))
                        .orElse(new Reason("sentence", "")));
    }

    /** A part without the word such as "but" that joins it to what stands before. */
    private Span withoutJoin(Span part) {
        return cues.longestAt(Cue.Sort.JOINS, text.text(), part.start())
                .map(end -> text.trimmed(new Span(end, part.end())))
                .orElse(part);
    }

    private boolean startsWith(Cue.Sort sort, Span sentence) {
        return cues.longestAt(sort, text.text(), sentence.start()).isPresent();
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
}
