package org.kusgraph.draft;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the times that are told by the day of publication, such as "next year" and "Tuesday". */
final class ToldTimes {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern MONTH_BEHIND = Pattern.compile("\\s?(\\d{1,2})월(?:\\s?(\\d{1,2})일(?!\\p{L}{0,1}간))?");
    private static final Pattern DAY_BEHIND = Pattern.compile("\\s?(\\d{1,2})일(?!\\p{L}{0,1}간)");

    private final ReadText text;
    private final Cues cues;
    private final TimeContext context;

    ToldTimes(ReadText text, Cues cues, TimeContext context) {
        this.text = text;
        this.cues = cues;
        this.context = context;
    }

    /**
     * Reads a time by its cue: {@code year +1} is next year, {@code year end} this year's end, {@code year rest} what is left
     * of it and {@code year past} what is gone; {@code sole} leaves it open where the sentence names another year that may be meant.
     */
    ReadTime read(Span words, Cue cue) {
        String unit = cue.meaning();
        Matcher behind = (unit.equals("month") ? DAY_BEHIND : MONTH_BEHIND)
                .matcher(text.text())
                .region(words.end(), text.text().length());
        boolean goesOn = (unit.equals("month") || unit.equals("year")) && behind.lookingAt();
        Span whole = goesOn ? new Span(words.start(), behind.end()) : words;
        boolean isOpen = unit.equals("open") || (cue.meanings().contains("sole") && context.namesAnotherYear(words));
        if (isOpen || context.issued().isEmpty()) {
            return ReadTime.of(whole, Days.open());
        }
        try {
            return ReadTime.of(whole, days(words, cue, goesOn ? Optional.of(behind) : Optional.empty()));
        } catch (DateTimeException e) {
            // There is no 30 February, whatever the article says.
            return ReadTime.of(whole, Days.open());
        }
    }

    /** What a cue of a time adds to the day of publication. */
    static String shift(Cue cue) {
        return cue.meanings().size() > 1 ? cue.meanings().get(1) : "0";
    }

    private Days days(Span words, Cue cue, Optional<Matcher> behind) {
        LocalDate day = context.issued().orElseThrow();
        String shift = shift(cue);
        return switch (cue.meaning()) {
            case "weekday" -> weekday(words, weekday(words));
            case "week" -> week(words, weekday(words), shift);
            case "within" -> Days.until(day.plus(number(words), ChronoUnit.valueOf(shift.toUpperCase(Locale.ROOT))));
            case "month" -> ofMonth(day, shift, behind);
            default -> ofYear(day, shift, behind);
        };
    }

    private static Days ofMonth(LocalDate day, String shift, Optional<Matcher> behind) {
        YearMonth known = YearMonth.from(day);
        return switch (shift) {
            case "rest" -> Days.of(day, known.atEndOfMonth(), true);
            case "past" -> Days.of(known.atDay(1), day, true);
            default -> {
                YearMonth month = known.plusMonths(Integer.parseInt(shift));
                yield behind.map(found -> Days.of(month.atDay(Integer.parseInt(found.group(1))), true))
                        .orElseGet(() -> Days.of(month, true));
            }
        };
    }

    private static Days ofYear(LocalDate day, String shift, Optional<Matcher> behind) {
        Days known = Days.ofYear(day.getYear(), true);
        return switch (shift) {
            case "end" -> known.withoutFirst();
            case "rest" -> new Days(Optional.of(day), known.last(), true);
            case "past" -> new Days(known.first(), Optional.of(day), true);
            default -> {
                int year = day.getYear() + Integer.parseInt(shift);
                yield behind.map(found -> ofMonth(year, found)).orElseGet(() -> Days.ofYear(year, true));
            }
        };
    }

    private static Days ofMonth(int year, Matcher found) {
        YearMonth month = YearMonth.of(year, Integer.parseInt(found.group(1)));
        return Optional.ofNullable(found.group(2))
                .map(day -> Days.of(month.atDay(Integer.parseInt(day)), true))
                .orElseGet(() -> Days.of(month, true));
    }

    /** A day of the week: the last one, unless the words before it speak of what is planned and nobody reports it right there. */
    private Days weekday(Span words, DayOfWeek day) {
        boolean isAhead = context.isBefore(Cue.Sort.AHEAD, words) || context.isPlanned(words);
        if (isAhead && !context.isReportedThen(words)) {
            return Days.open();
        }
        return Days.of(context.issued().orElseThrow().with(TemporalAdjusters.previousOrSame(day)), true);
    }

    /** The day of the week that words name. */
    private DayOfWeek weekday(Span words) {
        return DayOfWeek.of(Integer.parseInt(
                cues.first(Cue.Sort.WEEKDAY, text.text(), words).orElseThrow().meaning()));
    }

    /** The number in words such as "three months". */
    private int number(Span words) {
        Matcher digits = DIGITS.matcher(words.of(text.text()));
        return Integer.parseInt(
                digits.find()
                        ? digits.group()
                        : cues.first(Cue.Sort.NUMERAL, text.text(), words)
                                .orElseThrow()
                                .meaning());
    }

    /** A day of a week that is told, unless it depends on who counts: some begin a week on Sunday, and "next" skips a day for some. */
    private Days week(Span words, DayOfWeek day, String shift) {
        LocalDate known = context.issued().orElseThrow();
        if (shift.equals("coming")) {
            return Days.of(known.with(TemporalAdjusters.next(day)), true);
        }
        boolean isSunday = day == DayOfWeek.SUNDAY || known.getDayOfWeek() == DayOfWeek.SUNDAY;
        LocalDate thisWeek = known.with(day);
        boolean isOpen =
                switch (shift) {
                    case "next" -> thisWeek.isAfter(known);
                    case "this" -> thisWeek.isBefore(known) && context.isPlanned(words);
                    default -> false;
                };
        if (isSunday || isOpen) {
            return Days.open();
        }
        return switch (shift) {
            case "next" -> Days.of(thisWeek.plusWeeks(1), true);
            case "this" -> Days.of(thisWeek, true);
            default -> Days.of(thisWeek.plusWeeks(Integer.parseInt(shift)), true);
        };
    }
}
