package org.kusgraph.draft;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the days, months and years of Korean, which numbers months, such as 2037년 5월 3~5일 and 5월부터 7월까지. */
final class NumberedMonths {
    /** No number of days, as in 3일간 and 30일 이내. */
    private static final String DAY = "일(?!\\p{L}{0,1}간|\\s?(?:이내|안에|내에|만에|동안))";

    private static final String DASH = "\\s?[~∼〜～–-]\\s?";

    private static final Pattern DATE = Pattern.compile("(?:(\\d{4})(?:년(?!대)|(?=" + DASH
            + "\\d{4}년)))?\\s?(?:(?<!\\d)(\\d{1,2})월)?\\s?(?:(?<!\\d)(\\d{1,2})" + DAY + ")?");
    /** Two days of one month, or two months of one year. */
    private static final Pattern FROM_TO =
            Pattern.compile("(?:(?<!\\d)(\\d{4})년\\s?)?(?<!\\d)(\\d{1,2})(?:월\\s?(\\d{1,2})일?" + DASH + "(\\d{1,2})"
                    + DAY + "|월?" + DASH + "(\\d{1,2})월(?!\\s?\\d))");
    /** The day or the month from which another one of the same month or year ends a time. */
    private static final Pattern FIRST =
            Pattern.compile("(?:(\\d{4})년\\s?)?(?<!\\d)(\\d{1,2})월(?:\\s?(\\d{1,2})일)?(?:부터\\s|" + DASH + ")$");

    private static final Pattern ENDS_WITH_DASH = Pattern.compile("\\d" + DASH + "$");
    /** No words of a first day are longer. */
    private static final int LONGEST_FIRST = 20;

    private final ReadText text;
    private final TimeContext context;

    NumberedMonths(ReadText text, TimeContext context) {
        this.text = text;
        this.context = context;
    }

    /** The times in a text, those of two days or months first. */
    List<ReadTime> read() {
        List<ReadTime> found = new ArrayList<>();
        Matcher fromTo = FROM_TO.matcher(text.text());
        while (fromTo.find()) {
            fromTo(fromTo).ifPresent(found::add);
        }
        Matcher date = DATE.matcher(text.text());
        while (date.find()) {
            if (date.end() > date.start() + 1) {
                date(date).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<ReadTime> fromTo(Matcher found) {
        Span words = new Span(found.start(), found.end());
        Optional<Integer> year = number(found, 1);
        int month = number(found, 2).orElseThrow();
        try {
            Days first = number(found, 3)
                    .map(day -> day(words, year, month, day))
                    .orElseGet(() -> month(words, year, month));
            Optional<LocalDate> last = first.first().map(begin -> number(found, 4)
                    .map(begin::withDayOfMonth)
                    .orElseGet(() -> lastOfMonth(begin, number(found, 5).orElseThrow())));
            boolean isInOrder =
                    last.isEmpty() || first.first().filter(last.get()::isAfter).isPresent();
            return isInOrder
                    ? Optional.of(ReadTime.fromTo(words, new Days(first.first(), last, first.interpreted())))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate lastOfMonth(LocalDate first, int month) {
        return YearMonth.of(first.getYear(), month).atEndOfMonth();
    }

    private Optional<ReadTime> date(Matcher found) {
        Optional<Integer> year = number(found, 1);
        Optional<Integer> month = number(found, 2);
        Optional<Integer> day = number(found, 3);
        int start = found.start() + (found.group().startsWith(" ") ? 1 : 0);
        Span words = new Span(start, start + found.group().strip().length());
        try {
            Optional<Days> days = day.isPresent()
                    ? month.map(number -> day(words, year, number, day.get()))
                            .or(() -> dayAfterFirst(words, day.get()))
                            .or(() -> dayAlone(words, day.get()))
                    : month.map(number -> monthAfterFirst(words, year, number))
                            .or(() -> year.map(number -> Days.ofYear(number, false)));
            return days.map(known -> ReadTime.of(words, known));
        } catch (DateTimeException e) {
            // There is no 30 February, whatever the article says.
            return Optional.empty();
        }
    }

    private Days day(Span words, Optional<Integer> year, int month, int day) {
        return year.map(number -> Days.of(LocalDate.of(number, month, day), false))
                .orElseGet(() -> context.day(words, month, day));
    }

    private Days month(Span words, Optional<Integer> year, int month) {
        return year.map(number -> Days.of(YearMonth.of(number, month), false))
                .orElseGet(() -> context.month(words, month));
    }

    /** The last month of 2038년 5월부터 7월까지, which is one of the first one's year. */
    private Days monthAfterFirst(Span words, Optional<Integer> year, int month) {
        Optional<Integer> yearOfFirst = first(words)
                .filter(first -> first.group(3) == null)
                .filter(first -> month > number(first, 2).orElseThrow())
                .flatMap(first -> number(first, 1));
        return month(words, year.or(() -> yearOfFirst), month);
    }

    /** The last day of 5월 3일부터 5일까지, which is one of the first one's month. */
    private Optional<Days> dayAfterFirst(Span words, int day) {
        return first(words)
                .filter(first -> number(first, 3).filter(number -> day > number).isPresent())
                .map(first -> day(words, number(first, 1), number(first, 2).orElseThrow(), day));
    }

    private Optional<Matcher> first(Span words) {
        int from = Math.max(0, words.start() - LONGEST_FIRST);
        Matcher first = FIRST.matcher(text.text()).region(from, words.start());
        return first.find() ? Optional.of(first) : Optional.empty();
    }

    /** A day of this month, unless it is the last of two without a month, which may as well be a number of days. */
    private Optional<Days> dayAlone(Span words, int day) {
        int from = Math.max(0, words.start() - LONGEST_FIRST);
        boolean isOfTwo =
                ENDS_WITH_DASH.matcher(text.text()).region(from, words.start()).find();
        return isOfTwo ? Optional.empty() : Optional.of(context.day(words, day));
    }

    private static Optional<Integer> number(Matcher found, int group) {
        return Optional.ofNullable(found.group(group)).map(Integer::valueOf);
    }
}
