package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kusgraph.link.name.Hangul;

/** Finds what an article seems to say: a statement for each clause with a verb of reporting, or else for each sentence. */
final class Statements {
    /** Shorter sentences, such as "By a reporter", say nothing. */
    private static final int SHORTEST = 12;

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final Set<String> actorKinds;
    private Optional<Subject> lastSpeaker = Optional.empty();

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
            if (sentence.start() >= from && sentence.length() >= SHORTEST) {
                found.addAll(of(sentence));
            }
        }
        return found;
    }

    private List<Statement> of(Span sentence) {
        List<Map.Entry<Span, Cue>> verbs = cues.all(Cue.Sort.REPORT, text.text(), sentence).entrySet().stream()
                .filter(verb -> !text.isQuoted(verb.getKey().start()))
                .filter(verb -> speakerOf(verb.getKey(), sentence).isPresent())
                .toList();
        Optional<Statement> unnamed = unnamed(sentence);
        if (unnamed.isPresent()) {
            return List.of(unnamed.get());
        }
        Optional<Statement> sourced = sourced(sentence);
        if (sourced.isPresent()) {
            lastSpeaker = sourced.get().speaker();
            return List.of(sourced.get());
        }
        if (verbs.isEmpty()) {
            return List.of(without(sentence));
        }
        List<Statement> found = new ArrayList<>();
        int start = sentence.start();
        for (int place = 0; place < verbs.size(); place++) {
            Span verb = verbs.get(place).getKey();
            boolean isLast = place == verbs.size() - 1;
            int end = isLast ? sentence.end() : endBefore(verbs.get(place + 1).getKey(), verb);
            Span part = trimmed(new Span(start, end));
            Optional<Subject> speaker = speakerOf(verb, sentence);
            lastSpeaker = speaker.or(() -> lastSpeaker);
            String status = status(part, verbs.get(place).getValue().meaning());
            found.add(new Statement(part, lastSpeaker, false, status, new Reason("report", verb.of(text.text()))));
            start = end;
        }
        return found;
    }

    /** Before the words that join the next verb of reporting to what stands before it, and behind the quotation. */
    private int endBefore(Span next, Span verb) {
        String between = text.text().substring(verb.end(), next.start());
        int and = Math.max(between.lastIndexOf(" and "), between.lastIndexOf(", "));
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
                        isConcern(found.getValue()),
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
                                        && mention.span().start()
                                                <= found.getKey().end() + "the ".length() + 1)
                        .filter(mention -> found.getKey().start() == sentence.start()
                                || found.getKey().end() > sentence.end() - sentence.length() / 2
                                || isHangul(found.getKey().start()))
                        .limit(1)
                        .map(mention -> new Statement(
                                sentence,
                                Optional.of(mention.subject()),
                                false,
                                statusCue(sentence)
                                        .map(Cue::meaning)
                                        .orElse(found.getValue().meaning()),
                                new Reason("report", found.getKey().of(text.text())))))
                .findFirst();
    }

    /** A judgement without anybody who judges is the article's; a concern is somebody's. */
    private boolean isConcern(Cue cue) {
        return cue.meaning().equals(cues.role("feared"));
    }

    /** A sentence without a verb of reporting. */
    private Statement without(Span sentence) {
        Optional<Span> quotation = text.quotations(sentence).stream().findFirst();
        boolean continues = startsWith(Cue.Sort.CONTINUES, sentence) || startsWith(Cue.Sort.PRONOUN, sentence);
        Optional<Subject> speaker = continues || quotation.isPresent() ? lastSpeaker : Optional.empty();
        Optional<Cue> cue = statusCue(sentence);
        String status = cue.map(Cue::meaning).orElse(cues.role("stated"));
        if (speaker.isEmpty() && cue.isPresent() && !status.equals(cues.role("stated"))) {
            speaker = subjects.within(sentence).stream()
                    .filter(mention -> actorKinds.contains(mention.subject().kind()))
                    .filter(mention -> isSubject(mention, sentence))
                    .map(Mention::subject)
                    .findFirst();
        }
        return new Statement(
                sentence,
                speaker,
                false,
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
        boolean isOwner = end < text.text().length() && "'’".indexOf(text.text().charAt(end)) >= 0;
        return isTopic || (!isOwner && mention.span().start() - sentence.start() <= "The ".length());
    }

    /** How surely something is said: by the words in it, or else by the verb. */
    private String status(Span part, String ofVerb) {
        if (!ofVerb.equals(cues.role("stated"))) {
            return ofVerb;
        }
        return statusCue(part).map(Cue::meaning).orElse(ofVerb);
    }

    private Optional<Cue> statusCue(Span part) {
        return cues.first(Cue.Sort.STATUS, text.text(), part);
    }

    /** Who speaks: who stands before the verb, or right behind it where a quotation stands before; or the last speaker. */
    private Optional<Subject> speakerOf(Span verb, Span sentence) {
        Optional<Mention> behind = mentionRightBehind(verb, sentence);
        if (behind.isPresent()) {
            return behind.map(Mention::subject);
        }
        List<Mention> before = subjects.within(new Span(sentence.start(), verb.start())).stream()
                .filter(mention -> actorKinds.contains(mention.subject().kind()))
                .filter(mention -> !text.isQuoted(mention.span().start()))
                .toList();
        List<Mention> topics = before.stream()
                .filter(mention -> cues.longestAt(Cue.Sort.TOPIC, text.text(), afterTitle(mention))
                        .isPresent())
                .toList();
        if (!topics.isEmpty()) {
            return Optional.of(topics.get(0).subject());
        }
        boolean isKorean = isHangul(verb.start());
        if (isPronounBefore(verb, sentence)) {
            return lastSpeaker;
        }
        Optional<Subject> person = before.stream()
                .filter(mention -> mention.subject().kind().equals(cues.role("person")))
                .reduce((one, next) -> next)
                .map(Mention::subject);
        Optional<Subject> nearest =
                person.or(() -> before.stream().reduce((one, next) -> next).map(Mention::subject));
        return isKorean ? lastSpeaker.or(() -> nearest) : nearest.or(() -> lastSpeaker);
    }

    /** In Korean the title stands behind the name, and the particle behind that. */
    private int afterTitle(Mention mention) {
        int end = mention.span().end();
        int place = end;
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
            place = stop;
        }
        return end;
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

    private Optional<Mention> mentionRightBehind(Span verb, Span sentence) {
        boolean afterQuotation = text.quotations(sentence).stream()
                .anyMatch(quotation -> quotation.end() <= verb.start()
                        && text.text().substring(quotation.end(), verb.start()).length() <= 2);
        if (!afterQuotation) {
            return Optional.empty();
        }
        return subjects.within(new Span(verb.end(), sentence.end())).stream()
                .filter(mention -> actorKinds.contains(mention.subject().kind()))
                .findFirst()
                .filter(mention -> text.text()
                                .substring(verb.end(), mention.span().start())
                                .length()
                        <= 40);
    }
}
