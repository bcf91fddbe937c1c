package org.kusgraph.draft;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.link.name.Hangul;

/** Finds the times that an article states: days, months and years, with or without a year, and those told by the day of publication. */
final class StatedTimes {
    private static final Pattern DAY_AND_YEAR =
            Pattern.compile("\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4})(?!\\d))?");
    private static final Pattern YEAR_BEHIND = Pattern.compile(",?\\s+(\\d{4})(?!\\d)");
    private static final Pattern DAY_BEFORE = Pattern.compile("(?<!\\d)(\\d{1,2})\\s+$");
    private static final Pattern YEAR = Pattern.compile(
            "(?<=\\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|of|to|[Tt]hrough|[Dd]uring) )(?:early |late |mid-)?((?:19|20)\\d{2})(?![\\d-])");
    private static final Pattern KOREAN =
            Pattern.compile("(?:(\\d{4})년)?\\s?(?:(?<!\\d)(\\d{1,2})월)?\\s?(?:(?<!\\d)(\\d{1,2})일(?!\\p{L}{0,1}간))?");
    private static final Pattern MONTH_BEHIND = Pattern.compile("\\s?(\\d{1,2})월(?:\\s?(\\d{1,2})일(?!\\p{L}{0,1}간))?");
    private static final Pattern DAY_BEHIND = Pattern.compile("\\s?(\\d{1,2})일(?!\\p{L}{0,1}간)");
    /** What may stand between a verb of reporting and the day on which somebody said so. */
    private static final String REPORTED_THERE =
            " (?:reporters |lawmakers )?(?:(?:in|at|during) (?:an? |the )?(?:\\p{Ll}+ ){1,3})?(?:on |late |early )?";

    private static final int MONTHS_OF_A_HALF = 6;
    /** A day without a year is not more than half a year after the article. */
    private static final int MONTHS_AHEAD = 6;
    /** No words beside a time are longer. */
    private static final int LONGEST_WORDS_BESIDE = 20;

    private final ReadText text;
    private final Cues cues;
    private final Optional<LocalDate> issued;
    private final String language;

    /**
     * A time that is found.
     *
     * @param span its words
     * @param json the fields of a stated time
     */
    record Found(Span span, Map<String, Object> json) {}

    /** The first and the last day of a time, and whether they rest on more than its words. */
    private record Days(Optional<LocalDate> first, Optional<LocalDate> last, boolean interpreted) {
        static Days open() {
            return new Days(Optional.empty(), Optional.empty(), false);
        }

        static Days of(LocalDate first, LocalDate last, boolean interpreted) {
            return new Days(Optional.of(first), Optional.of(last), interpreted);
        }
    }

    StatedTimes(ReadText text, Cues cues, Optional<LocalDate> issued, String language) {
        this.text = text;
        this.cues = cues;
        this.issued = issued;
        this.language = language;
    }

    /** The times in reading order. */
    List<Found> find() {
        List<Found> found = new ArrayList<>();
        Span whole = new Span(0, text.text().length());
        cues.all(Cue.Sort.TIME, text.text(), whole).forEach((span, cue) -> add(found, relative(span, cue)));
        cues.all(Cue.Sort.MONTH, text.text(), whole)
                .forEach((span, cue) -> month(span, cue).ifPresent(each -> add(found, each)));
        Matcher korean = KOREAN.matcher(text.text());
        while (korean.find()) {
            if (korean.end() > korean.start() + 1) {
                korean(korean).ifPresent(each -> add(found, each));
            }
        }
        Matcher year = YEAR.matcher(text.text());
        while (year.find()) {
            int number = Integer.parseInt(year.group(1));
            Span span = new Span(year.start(), year.end());
            add(found, found(span, Days.of(LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31), false)));
        }
        found.sort(Comparator.comparing(Found::span));
        return found;
    }

    private static void add(List<Found> found, Found time) {
        if (found.stream().noneMatch(other -> other.span().overlaps(time.span()))) {
            found.add(time);
        }
    }

    private Optional<Found> month(Span name, Cue cue) {
        int month = Integer.parseInt(cue.meaning());
        Matcher day =
                DAY_AND_YEAR.matcher(text.text()).region(name.end(), text.text().length());
        if (day.lookingAt()) {
            Optional<Integer> year = Optional.ofNullable(day.group(2)).map(Integer::valueOf);
            return day(new Span(name.start(), day.end()), year, month, Integer.parseInt(day.group(1)));
        }
        String before = text.text().substring(Math.max(0, name.start() - 4), name.start());
        Matcher dayBefore = DAY_BEFORE.matcher(before);
        Matcher yearBehind =
                YEAR_BEHIND.matcher(text.text()).region(name.end(), text.text().length());
        Optional<Integer> year =
                yearBehind.lookingAt() ? Optional.of(Integer.valueOf(yearBehind.group(1))) : Optional.empty();
        int end = year.isPresent() ? yearBehind.end() : name.end();
        if (dayBefore.find()) {
            int start = name.start() - (before.length() - dayBefore.start());
            return day(new Span(start, end), year, month, Integer.parseInt(dayBefore.group(1)));
        }
        boolean isMonth = year.isPresent() || (name.length() > 3 && isAfterIn(name));
        return isMonth ? month(new Span(name.start(), end), year, month) : Optional.empty();
    }

    private boolean isAfterIn(Span name) {
        return text.text()
                .substring(0, name.start())
                .matches("(?s).*\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ll]ast|[Nn]ext|[Uu]ntil|(?:end|beginning|start) of) $");
    }

    private Optional<Found> korean(Matcher found) {
        Optional<Integer> year = Optional.ofNullable(found.group(1)).map(Integer::valueOf);
        int start = found.start() + (found.group().startsWith(" ") ? 1 : 0);
        Span span = new Span(start, start + found.group().strip().length());
        if (found.group(3) != null) {
            int day = Integer.parseInt(found.group(3));
            return found.group(2) == null
                    ? dayAlone(span, day)
                    : day(span, year, Integer.parseInt(found.group(2)), day);
        }
        if (found.group(2) != null) {
            return month(span, year, Integer.parseInt(found.group(2)));
        }
        return year.map(
                number -> found(span, Days.of(LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31), false)));
    }

    private Optional<Found> dayAlone(Span span, int day) {
        try {
            return Optional.of(found(
                    span,
                    issued.map(known -> nearest(span, known, day))
                            .map(date -> Days.of(date, date, true))
                            .orElseGet(Days::open)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Found> day(Span span, Optional<Integer> year, int month, int day) {
        try {
            if (year.isPresent()) {
                LocalDate date = LocalDate.of(year.get(), month, day);
                return Optional.of(found(span, Days.of(date, date, false)));
            }
            Optional<LocalDate> date =
                    issued.map(known -> nearest(span, known, LocalDate.of(known.getYear(), month, day)));
            return Optional.of(
                    found(span, date.map(known -> Days.of(known, known, true)).orElseGet(Days::open)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<Found> month(Span span, Optional<Integer> year, int month) {
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        if (year.isPresent()) {
            YearMonth whole = YearMonth.of(year.get(), month);
            return Optional.of(found(span, Days.of(whole.atDay(1), whole.atEndOfMonth(), false)));
        }
        Optional<YearMonth> whole =
                issued.map(known -> YearMonth.from(nearest(span, known, LocalDate.of(known.getYear(), month, 1))));
        return Optional.of(found(
                span,
                whole.map(known -> Days.of(known.atDay(1), known.atEndOfMonth(), true))
                        .orElseGet(Days::open)));
    }

    /** The day without a year that is meant: by words such as "next" before it, or else the nearest to the publication. */
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
    private LocalDate nearest(Span words, LocalDate known, int day) {
        LocalDate thisMonth = known.withDayOfMonth(day);
        if (isBefore(Cue.Sort.AHEAD, words) && thisMonth.isBefore(known)) {
            return thisMonth.plusMonths(1);
        }
        return isBefore(Cue.Sort.BACK, words) && thisMonth.isAfter(known) ? thisMonth.minusMonths(1) : thisMonth;
    }

    /** Whether the words before a time in its sentence speak of what is to come. */
    private boolean isPlanned(Span words) {
        if (isReportedThen(words)) {
            return false;
        }
        Span before = new Span(text.sentenceAt(words.start()).start(), words.start());
        return cues.of(Cue.Sort.STATUS).stream()
                .filter(cue -> cue.meaning().equals(cues.role("planned")))
                .anyMatch(cue -> cue.find(text.text(), before).isPresent());
    }

    /** Whether it is the day on which somebody said something: "announced on Oct. 2". */
    private boolean isReportedThen(Span words) {
        Span before = new Span(text.sentenceAt(words.start()).start(), words.start());
        return cues.all(Cue.Sort.REPORT, text.text(), before).keySet().stream()
                .anyMatch(verb -> Span.between(verb, words).of(text.text()).matches(REPORTED_THERE));
    }

    /** Whether it is by a time that something is to be done, wherever in the sentence that stands. */
    private boolean isLastDayOfPlan(Span words) {
        Set<String> plans = Set.of(cues.role("planned"), cues.role("proposed"), cues.role("pledged"));
        return isBeside(Cue.Sort.UNTIL, words)
                && cues.of(Cue.Sort.STATUS).stream()
                        .filter(cue -> plans.contains(cue.meaning()))
                        .anyMatch(cue -> cue.find(text.text(), text.sentenceAt(words.start()))
                                .isPresent());
    }

    private boolean isBefore(Cue.Sort sort, Span words) {
        String before = text.text().substring(0, words.start()).stripTrailing();
        Span near = new Span(Math.max(0, before.length() - LONGEST_WORDS_BESIDE), before.length());
        return cues.of(sort).stream()
                .anyMatch(cue -> cue.all(text.text(), near).stream().anyMatch(span -> span.end() == before.length()));
    }

    /** A time that is told by the day of publication: {@code year +1} is next year, {@code year end} this year's end. */
    private Found relative(Span words, Cue cue) {
        String unit = cue.meaning();
        String shift = cue.meanings().size() > 1 ? cue.meanings().get(1) : "0";
        Matcher behind = (unit.equals("month") ? DAY_BEHIND : MONTH_BEHIND)
                .matcher(text.text())
                .region(words.end(), text.text().length());
        boolean goesOn = (unit.equals("month") || unit.equals("year")) && behind.lookingAt();
        Span whole = goesOn ? new Span(words.start(), behind.end()) : words;
        if (issued.isEmpty() || unit.equals("open")) {
            return found(whole, Days.open());
        }
        try {
            return found(whole, relative(words, cue, shift, goesOn ? Optional.of(behind) : Optional.empty()));
        } catch (DateTimeException e) {
            // There is no 30 February, whatever the article says.
            return found(whole, Days.open());
        }
    }

    private Days relative(Span words, Cue cue, String shift, Optional<Matcher> behind) {
        LocalDate day = issued.orElseThrow();
        return switch (cue.meaning()) {
            case "weekday" -> weekday(words, DayOfWeek.of(Integer.parseInt(shift)));
            case "half" -> {
                int half = Integer.parseInt(cue.meanings().get(2));
                LocalDate first =
                        LocalDate.of(day.getYear() + Integer.parseInt(shift), 1 + (half - 1) * MONTHS_OF_A_HALF, 1);
                yield Days.of(first, first.plusMonths(MONTHS_OF_A_HALF).minusDays(1), true);
            }
            case "month" -> {
                YearMonth month = YearMonth.from(day).plusMonths(Integer.parseInt(shift));
                yield behind.map(found -> Integer.parseInt(found.group(1)))
                        .map(month::atDay)
                        .map(date -> Days.of(date, date, true))
                        .orElseGet(() -> Days.of(month.atDay(1), month.atEndOfMonth(), true));
            }
            default -> {
                if (shift.equals("end")) {
                    yield new Days(Optional.empty(), Optional.of(LocalDate.of(day.getYear(), 12, 31)), true);
                }
                int year = day.getYear() + Integer.parseInt(shift);
                yield behind.map(found -> ofMonth(year, found))
                        .orElseGet(() -> Days.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31), true));
            }
        };
    }

    private static Days ofMonth(int year, Matcher found) {
        YearMonth month = YearMonth.of(year, Integer.parseInt(found.group(1)));
        return Optional.ofNullable(found.group(2))
                .map(day -> month.atDay(Integer.parseInt(day)))
                .map(date -> Days.of(date, date, true))
                .orElseGet(() -> Days.of(month.atDay(1), month.atEndOfMonth(), true));
    }

    /** A day of the week: the last one, unless the words before it speak of what is planned and nobody reports it right there. */
    private Days weekday(Span words, DayOfWeek day) {
        boolean isAhead = isBefore(Cue.Sort.AHEAD, words) || isPlanned(words);
        if (isAhead && !isReportedThen(words)) {
            return Days.open();
        }
        LocalDate date = issued.orElseThrow().with(TemporalAdjusters.previousOrSame(day));
        return Days.of(date, date, true);
    }

    private Found found(Span words, Days days) {
        boolean until = isBeside(Cue.Sort.UNTIL, words);
        boolean since = isBeside(Cue.Sort.SINCE, words);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", Map.of(language, words.of(text.text())));
        days.first().filter(day -> !until).ifPresent(day -> json.put("startDate", day.toString()));
        days.last().filter(day -> !since).ifPresent(day -> json.put("endDate", day.toString()));
        if (days.interpreted()) {
            json.put("interpreted", true);
            json.put("note", new Reason("time", issued.orElseThrow().toString()).text());
        }
        return new Found(words, json);
    }

    /** English has "by" before a time, and Korean 까지 behind it. */
    private boolean isBeside(Cue.Sort sort, Span words) {
        String before = text.text().substring(0, words.start()).stripTrailing();
        return cues.of(sort).stream()
                .anyMatch(cue -> cue.endAt(text.text(), words.end()).isPresent()
                        || cue
                                .all(
                                        text.text(),
                                        new Span(Math.max(0, before.length() - LONGEST_WORDS_BESIDE), before.length()))
                                .stream()
                                .anyMatch(span -> span.end() == before.length() && !isHangul(span)));
    }

    private boolean isHangul(Span span) {
        return Hangul.isSyllable(text.text().charAt(span.start()));
    }
}
