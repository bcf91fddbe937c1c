package org.kusgraph.draft;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.kusgraph.link.name.Hangul;

/** What stands beside the words of a time, and the day of publication: by them it is told which year or month is meant. */
final class TimeContext {
    /** What may stand between a verb of reporting and the day on which somebody said so. */
    private static final String REPORTED_THERE =
            " (?:reporters |lawmakers )?(?:(?:in|at|during) (?:an? |the )?(?:\\p{Ll}+ ){1,3})?(?:on |late |early )?";

    private static final Pattern ANY_YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");
    /** A day without a year is not more than half a year after the article. */
    private static final int MONTHS_AHEAD = 6;
    /** No words beside a time are longer. */
    private static final int LONGEST_WORDS_BESIDE = 20;

    private static final int LONGEST_SENTENCE = 1_000;

    private final ReadText text;
    private final Cues cues;
    private final Optional<LocalDate> issued;

    TimeContext(ReadText text, Cues cues, Optional<LocalDate> issued) {
        this.text = text;
        this.cues = cues;
        this.issued = issued;
    }

    /** The day of publication. */
    Optional<LocalDate> issued() {
        return issued;
    }

    /** A day of a month without a year: by words such as "next" before it, or else the last one, unless that of the year is soon to come. */
    Days day(Span words, int month, int day) {
        return issued.map(known -> nearest(words, known, LocalDate.of(known.getYear(), month, day)))
                .map(date -> Days.of(date, true))
                .orElseGet(Days::open);
    }

    /** A month without a year, told likewise; that of the publication is neither before nor after it. */
    Days month(Span words, int month) {
        return issued.map(known -> nearest(
                        words, known, month == known.getMonthValue() ? known : LocalDate.of(known.getYear(), month, 1)))
                .map(date -> Days.of(YearMonth.from(date), true))
                .orElseGet(Days::open);
    }

    private LocalDate nearest(Span words, LocalDate known, LocalDate thisYear) {
        if (isBefore(Cue.Sort.BACK, words)) {
            return thisYear.isAfter(known) ? thisYear.minusYears(1) : thisYear;
        }
        if (isBefore(Cue.Sort.AHEAD, words) || isPlanned(words) || isLastDayOfPlan(words)) {
            return thisYear.isBefore(known) ? thisYear.plusYears(1) : thisYear;
        }
        return thisYear.isAfter(known.plusMonths(MONTHS_AHEAD)) ? thisYear.minusYears(1) : thisYear;
    }

    /** The day of a month that is not told: this month's, or the next or last one's where words before it tell so. */
    Days day(Span words, int day) {
        return issued.map(known -> nearest(words, known, day))
                .map(date -> Days.of(date, true))
                .orElseGet(Days::open);
    }

    private LocalDate nearest(Span words, LocalDate known, int day) {
        LocalDate thisMonth = known.withDayOfMonth(day);
        if (isBefore(Cue.Sort.AHEAD, words) && thisMonth.isBefore(known)) {
            return thisMonth.plusMonths(1);
        }
        return isBefore(Cue.Sort.BACK, words) && thisMonth.isAfter(known) ? thisMonth.minusMonths(1) : thisMonth;
    }

    /** Whether the words before a time in its sentence speak of what is to come. */
    boolean isPlanned(Span words) {
        if (isReportedThen(words)) {
            return false;
        }
        Span before = before(words);
        return cues.of(Cue.Sort.STATUS).stream()
                .filter(cue -> cue.meaning().equals(cues.role("planned")))
                .anyMatch(cue -> cue.find(text.text(), before).isPresent());
    }

    /** Whether it is the day on which somebody said something: "announced on Oct. 2". */
    boolean isReportedThen(Span words) {
        return cues.all(Cue.Sort.REPORT, text.text(), before(words)).keySet().stream()
                .anyMatch(verb -> Span.between(verb, words).of(text.text()).matches(REPORTED_THERE));
    }

    /** Whether it is by a time that something is to be done, wherever in the sentence that stands. */
    private boolean isLastDayOfPlan(Span words) {
        Span whole = vague(words).map(Vague::span).orElse(words);
        return isBeside(Cue.Sort.UNTIL, whole)
                && speaksOf(words, Set.of(cues.role("planned"), cues.role("proposed"), cues.role("pledged")));
    }

    /** "Within three months" is counted from the article where a plan is told, and nothing else from which it may count. */
    boolean isCountedFromIssue(Span words) {
        Span sentence = sentence(words);
        return cues.first(Cue.Sort.COUNTED, text.text(), sentence).isEmpty()
                && !ANY_YEAR.matcher(sentence.of(text.text())).find()
                && speaksOf(words, Set.of(cues.role("planned"), cues.role("pledged")));
    }

    private boolean speaksOf(Span words, Set<String> statuses) {
        Span sentence = sentence(words);
        return cues.of(Cue.Sort.STATUS).stream()
                .filter(cue -> statuses.contains(cue.meaning()))
                .anyMatch(cue -> cue.find(text.text(), sentence).isPresent());
    }

    /** Whether the sentence of a time names another year than that of publication. */
    boolean namesAnotherYear(Span words) {
        String thisYear = Integer.toString(issued.orElseThrow().getYear());
        return ANY_YEAR.matcher(sentence(words).of(text.text())).results().anyMatch(year -> !year.group()
                .equals(thisYear));
    }

    /** Whether something is moved from a time to another, and does not last from the one to the other. */
    boolean isMoved(Span words) {
        return cues.first(Cue.Sort.MOVED, text.text(), before(words)).isPresent();
    }

    private Span before(Span words) {
        return new Span(sentence(words).start(), words.start());
    }

    /** The sentence of a time, or of one without end what is not far from it. */
    private Span sentence(Span words) {
        Span whole = text.sentenceAt(words.start());
        return new Span(
                Math.max(whole.start(), words.start() - LONGEST_SENTENCE),
                Math.min(whole.end(), words.end() + LONGEST_SENTENCE));
    }

    /** Whether words of a sort stand right before those of a time. */
    boolean isBefore(Cue.Sort sort, Span words) {
        return cues.isAtEnd(sort, text.text(), near(words));
    }

    /** English has "by" before a time, and Korean 까지 behind it. */
    boolean isBeside(Cue.Sort sort, Span words) {
        Span near = near(words);
        return cues.of(sort).stream()
                .anyMatch(cue -> cue.endAt(text.text(), words.end()).isPresent()
                        || cue.all(text.text(), near).stream()
                                .anyMatch(span -> span.end() == near.end() && !isHangul(span)));
    }

    private Span near(Span words) {
        int end = words.start();
        while (end > 0 && Character.isWhitespace(text.text().charAt(end - 1))) {
            end--;
        }
        return new Span(Math.max(0, end - LONGEST_WORDS_BESIDE), end);
    }

    /** Words by which only a part of a time is meant, and which part: "early" before it, and in Korean 초 behind it. */
    Optional<Vague> vague(Span words) {
        Span near = new Span(Math.max(0, words.start() - LONGEST_WORDS_BESIDE), words.start());
        for (Cue cue : cues.of(Cue.Sort.VAGUE)) {
            Optional<Span> behind = cue.endAt(text.text(), words.end()).map(end -> new Span(words.start(), end));
            Optional<Span> whole = behind.or(() -> cue.all(text.text(), near).stream()
                    .filter(span -> !isHangul(span))
                    .filter(span -> Span.between(span, words).of(text.text()).matches("[ -]?"))
                    .findFirst()
                    .map(span -> new Span(span.start(), words.end())));
            if (whole.isPresent()) {
                return Optional.of(new Vague(whole.get(), cue.meaning()));
            }
        }
        return Optional.empty();
    }

    /**
     * A part of a time without known bounds.
     *
     * @param span all its words
     * @param known which of the days of the whole is one of the part too: the {@code first}, the {@code last} or {@code none}
     */
    record Vague(Span span, String known) {
        Days of(Days whole) {
            return switch (known) {
                case "first" -> whole.withoutLast();
                case "last" -> whole.withoutFirst();
                default -> Days.open();
            };
        }
    }

    private boolean isHangul(Span span) {
        return Hangul.isSyllable(text.text().charAt(span.start()));
    }
}
