package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.link.name.Hangul;

/**
 * Parts what tells two things, each with a verb of its own, at the words that join them: where a subject and a verb follow, or a
 * verb such as "will", or in Korean somebody of whom the rest speaks. What is not sure stays one.
 */
final class Clauses {
    /** What has more letters is no sentence, and may join things without end. */
    private static final int LONGEST_SENTENCE = 2_000;
    /** A part has so many words at least. */
    private static final int FEWEST_WORDS = 3;
    /** A subject has not more words before its verb, and nor has what stands before a Korean one. */
    private static final int MOST_WORDS_OF_A_SUBJECT = 7;

    private static final int MOST_WORDS_BEFORE_A_SUBJECT = 3;
    private static final String COMMA = ", ";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}$€£₩%][\\p{L}\\p{N}.,'’&%-]*+");
    private static final Pattern VERB_BEHIND_NAME = Pattern.compile("\\.? \\p{Ll}+(?:ed|[^s\\P{Ll}]s)\\b");
    private static final Pattern GERUND = Pattern.compile("\\p{Ll}+ing");

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final Speakers speakers;

    /** Whose words are parted. */
    enum Told {
        /** The article's, or those of somebody named once for the whole. */
        WHOLLY,
        /** Somebody's whose verb stands before them, so that what is told in the present may be the article's again. */
        BEHIND_A_VERB
    }

    Clauses(ReadText text, Subjects subjects, Cues cues, Speakers speakers) {
        this.text = text;
        this.subjects = subjects;
        this.cues = cues;
        this.speakers = speakers;
    }

    /** The parts of what is told from a place on, in reading order; the first has all that stands before that place too. */
    List<Span> of(Span whole, int from, Told told) {
        if (whole.length() > LONGEST_SENTENCE) {
            return List.of(whole);
        }
        List<Span> parts = new ArrayList<>();
        int start = whole.start();
        for (Map.Entry<Span, Cue> join : cues.all(Cue.Sort.JOINS, text.text(), new Span(from, whole.end()))
                .entrySet()) {
            Span before = new Span(Math.max(start, from), join.getKey().start());
            boolean isTwo = !text.isQuoted(join.getKey().start())
                    && hasWords(before)
                    && hasWords(new Span(join.getKey().end(), whole.end()))
                    && (isHangul(join.getKey().start())
                            ? isKoreanEnd(new Span(start, join.getKey().end()), whole)
                            : isEnd(before, join, whole, told));
            if (isTwo) {
                int end = isHangul(join.getKey().start())
                        ? join.getKey().end()
                        : join.getKey().start();
                parts.add(text.trimmed(new Span(start, end)));
                start = end;
            }
        }
        parts.add(text.trimmed(new Span(start, whole.end())));
        return parts;
    }

    private boolean hasWords(Span part) {
        return text.wordsWithin(part).size() >= FEWEST_WORDS;
    }

    private boolean isHangul(int place) {
        return Hangul.isSyllable(text.text().charAt(place));
    }

    /** Whether what stands before a word such as "and" is whole, and what stands behind it has a verb of its own. */
    private boolean isEnd(Span before, Map.Entry<Span, Cue> join, Span whole, Told told) {
        boolean isBehindComma = before.of(text.text()).endsWith(COMMA);
        String needs = join.getValue().meaning();
        int behind = join.getKey().end() + 1;
        if (startsWithThat(behind)) {
            return hasSubjectAt(behind, whole, told) && hasVerb(before);
        }
        if (cues.first(Cue.Sort.SUBORDINATE, text.text(), before).isPresent()) {
            return false;
        }
        Optional<Cue> modal =
                auxiliaryAt(behind, told).filter(cue -> cue.meanings().contains("modal"));
        boolean isVerb = modal.isPresent() && !endsWithAuxiliary(before);
        boolean hasSubject = isBehindComma && hasSubjectAt(behind, whole, told);
        return switch (needs) {
            case "verb" -> isVerb || (hasSubject && hasVerb(before));
            case "contrast" -> isVerb || hasSubject || (isBehindComma && told == Told.WHOLLY && isNameWithVerb(behind));
            default ->
                isBehindComma
                        && (hasSubject
                                || (told == Told.WHOLLY
                                        && mayBeSubject(wordAt(behind).of(text.text()))));
        };
    }

    /** Whether something has a verb of which it is sure that it is one. */
    private boolean hasVerb(Span part) {
        return cues.first(Cue.Sort.AUXILIARY, text.text(), part).isPresent()
                || cues.first(Cue.Sort.REPORT, text.text(), part).isPresent();
    }

    /** Whether the same verb goes on, as in "can and will". */
    private boolean endsWithAuxiliary(Span part) {
        return cues.isAtEnd(Cue.Sort.AUXILIARY, text.text(), text.trimmed(part));
    }

    private boolean startsWithThat(int place) {
        return cues.longestAt(Cue.Sort.THAT, text.text(), place).isPresent();
    }

    private Optional<Cue> auxiliaryAt(int place, Told told) {
        return cues.of(Cue.Sort.AUXILIARY).stream()
                .filter(cue -> cue.endAt(text.text(), place).isPresent())
                .filter(cue -> told == Told.WHOLLY || cue.meaning().equals("reported"))
                .findFirst();
    }

    /** Whether some words stand at a place that may be a subject, and an auxiliary verb behind them. */
    private boolean hasSubjectAt(int place, Span whole, Told told) {
        int start = cues.longestAt(Cue.Sort.THAT, text.text(), place)
                .map(end -> end + 1)
                .orElse(place);
        Span word = wordAt(start);
        if (!mayBeSubject(word.of(text.text()))) {
            return false;
        }
        for (int words = 1; words <= MOST_WORDS_OF_A_SUBJECT && word.end() < whole.end(); words++) {
            boolean goesOn = text.text().charAt(word.end()) == ' ' && !endsWithComma(word);
            if (!goesOn || isSubordinate(word.of(text.text()))) {
                return false;
            }
            if (auxiliaryAt(word.end() + 1, told).isPresent()) {
                return true;
            }
            word = wordAt(word.end() + 1);
        }
        return false;
    }

    private boolean endsWithComma(Span word) {
        return word.length() > 0 && text.text().charAt(word.end() - 1) == ',';
    }

    private boolean isSubordinate(String word) {
        return cues.is(Cue.Sort.SUBORDINATE, word) || cues.is(Cue.Sort.THAT, word);
    }

    private Span wordAt(int place) {
        int start = Math.min(place, text.text().length());
        Matcher word = WORD.matcher(text.text()).region(start, text.text().length());
        return word.lookingAt() ? new Span(start, word.end()) : new Span(start, start);
    }

    private boolean mayBeSubject(String word) {
        return !word.isEmpty()
                && !cues.is(Cue.Sort.ADVERB, word)
                && !isSubordinate(word)
                && !GERUND.matcher(word).matches();
    }

    /** Whether at a place stands a name, and right behind it what looks like a verb: "but Orbisense gained". */
    private boolean isNameWithVerb(int place) {
        int name = cues.longestAt(Cue.Sort.TITLE, text.text(), place)
                .map(end -> end + 1)
                .orElse(place);
        return subjects.mentionAt(name)
                .filter(mention -> VERB_BEHIND_NAME
                        .matcher(text.text())
                        .region(mention.span().end(), text.text().length())
                        .lookingAt())
                .isPresent();
    }

    /** Whether in Korean somebody is spoken of before words such as 했으며, and somebody else right behind them. */
    private boolean isKoreanEnd(Span before, Span whole) {
        return isAnotherAt(before.end(), before, whole);
    }

    /** Whether right behind a place somebody else is spoken of in Korean than before it. */
    boolean isAnotherAt(int place, Span before, Span whole) {
        int behind = place;
        while (behind < whole.end() && !Character.isLetterOrDigit(text.text().charAt(behind))) {
            behind++;
        }
        List<ReadText.Word> words = text.wordsWithin(new Span(behind, whole.end()));
        if (words.size() < FEWEST_WORDS) {
            return false;
        }
        int last = Math.min(MOST_WORDS_BEFORE_A_SUBJECT, words.size() - 1);
        Span near = new Span(behind, words.get(last).span().end());
        return speakers.topicIn(before).isPresent()
                && speakers.topicIn(near).isPresent()
                && !speakers.topicIn(before).equals(speakers.topicIn(near));
    }
}
