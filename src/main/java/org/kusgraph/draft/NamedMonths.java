package org.kusgraph.draft;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the days and months of languages that name months, such as "May 3 to 5", "from May to July" and "17 January 2034". */
final class NamedMonths {
    private static final Pattern DAY_AND_YEAR =
            Pattern.compile("\\s+(\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s+(\\d{4})(?!\\d))?");
    private static final Pattern YEAR_BEHIND = Pattern.compile(",?\\s+(\\d{4})(?!\\d)");
    private static final Pattern DAY_BEFORE =
            Pattern.compile("(?<!\\d)(?:(\\d{1,2})(?:\\s?[–—-]\\s?|\\sto\\s))?(?<!\\d)(\\d{1,2})\\s+$");
    /** No day or two days before a month are longer. */
    private static final int LONGEST_DAYS_BEFORE = 10;

    private static final int LONGEST_WORDS_BEFORE = 20;
    private static final Pattern IN = Pattern.compile(
            "\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ll]ast|[Nn]ext|[Uu]ntil|[Ff]rom|(?:end|beginning|start) of) $");
    private static final Pattern TO = Pattern.compile("\\s?[–—-]\\s?|\\s(?:to|through|until|and)\\s");
    private static final Pattern LAST_DAY =
            Pattern.compile("(\\d{1,2})(?:st|nd|rd|th)?(?![\\d:%]|[.,]\\d)(?:,?\\s+(\\d{4})(?!\\d))?");
    private static final Pattern HOUR = Pattern.compile("\\s?[ap]\\.?m\\b");
    private static final int SHORTEST_SURE_NAME = 4;

    private final ReadText text;
    private final Cues cues;
    private final TimeContext context;

    NamedMonths(ReadText text, Cues cues, TimeContext context) {
        this.text = text;
        this.cues = cues;
        this.context = context;
    }

    /** The time that begins with, or holds, the name of a month; nothing where that may be another word. */
    Optional<ReadTime> read(Span name, Cue cue) {
        int month = Integer.parseInt(cue.meaning());
        try {
            Matcher day = at(DAY_AND_YEAR, name.end());
            if (day.lookingAt()) {
                return Optional.of(withDayBehind(name, month, day));
            }
            return monthToMonth(name, month)
                    .or(() -> withDayBefore(name, month))
                    .or(() -> month(name, month));
        } catch (DateTimeException e) {
            // There is no 30 February, whatever the article says.
            return Optional.empty();
        }
    }

    private Matcher at(Pattern pattern, int place) {
        return pattern.matcher(text.text()).region(place, text.text().length());
    }

    private ReadTime withDayBehind(Span name, int month, Matcher day) {
        int first = Integer.parseInt(day.group(1));
        Optional<Integer> year = number(day, 2);
        Optional<Matcher> last = year.isPresent() ? Optional.empty() : lastDay(name, day.end(1), first);
        if (last.isPresent()) {
            Span words = new Span(name.start(), last.get().end());
            return days(
                    words,
                    number(last.get(), 2),
                    month,
                    first,
                    Integer.parseInt(last.get().group(1)));
        }
        Span words = new Span(name.start(), day.end());
        return ReadTime.of(words, day(words, year.or(() -> yearOfLast(day.end())), month, first));
    }

    /** The second day of "May 3 to 5", behind which nothing is counted. */
    private Optional<Matcher> lastDay(Span name, int end, int first) {
        Matcher to = at(TO, end);
        if (!to.lookingAt() || !isFromTo(name, to)) {
            return Optional.empty();
        }
        Matcher last = at(LAST_DAY, to.end());
        return last.lookingAt() && Integer.parseInt(last.group(1)) > first && !isCounted(last.end(1))
                ? Optional.of(last)
                : Optional.empty();
    }

    /** Two days or months are the first and the last of one time behind "between", or where no "and" joins them. */
    private boolean isFromTo(Span name, Matcher to) {
        boolean isAnd = to.group().strip().equals("and");
        boolean isBetween = cues.of(Cue.Sort.BETWEEN).stream()
                .anyMatch(cue -> cue.meaning().equals(to.group().strip()) && context.isBefore(Cue.Sort.BETWEEN, name));
        return isBetween || (!isAnd && !context.isMoved(name));
    }

    private boolean isCounted(int place) {
        int next = text.text().startsWith(" ", place) ? place + 1 : place;
        return at(HOUR, place).lookingAt()
                || cues.longestAt(Cue.Sort.UNIT, text.text(), next).isPresent()
                || cues.longestAt(Cue.Sort.SCALE, text.text(), next).isPresent()
                || cues.longestAt(Cue.Sort.CURRENCY, text.text(), next).isPresent();
    }

    private ReadTime days(Span words, Optional<Integer> year, int month, int first, int last) {
        Days begin = day(words, year, month, first);
        return ReadTime.fromTo(
                words,
                new Days(begin.first(), begin.first().map(day -> day.withDayOfMonth(last)), begin.interpreted()));
    }

    private Days day(Span words, Optional<Integer> year, int month, int day) {
        return year.map(number -> Days.of(LocalDate.of(number, month, day), false))
                .orElseGet(() -> context.day(words, month, day));
    }

    /** The year of the last day of "May 3 to June 5, 2038", which is that of the first too. */
    private Optional<Integer> yearOfLast(int end) {
        Matcher to = at(TO, end);
        return to.lookingAt()
                ? monthAt(to.end())
                        .map(Map.Entry::getKey)
                        .map(name -> at(DAY_AND_YEAR, name.end()))
                        .filter(Matcher::lookingAt)
                        .flatMap(day -> number(day, 2))
                : Optional.empty();
    }

    private Optional<Map.Entry<Span, Cue>> monthAt(int place) {
        return cues.of(Cue.Sort.MONTH).stream()
                .flatMap(cue -> cue.endAt(text.text(), place).stream().map(end -> Map.entry(new Span(place, end), cue)))
                .findFirst();
    }

    /** "From May to July" and "May–July 2038". */
    private Optional<ReadTime> monthToMonth(Span name, int month) {
        Matcher to = at(TO, name.end());
        if (!to.lookingAt() || !isFromTo(name, to)) {
            return Optional.empty();
        }
        return monthAt(to.end()).flatMap(last -> {
            Matcher year = at(YEAR_BEHIND, last.getKey().end());
            boolean hasYear = year.lookingAt();
            boolean isDay = !hasYear && at(DAY_AND_YEAR, last.getKey().end()).lookingAt();
            boolean isTold = hasYear
                    || context.isBefore(Cue.Sort.SINCE, name)
                    || context.isBefore(Cue.Sort.BETWEEN, name)
                    || !to.group().equals(" to ");
            return isDay || !isTold
                    ? Optional.empty()
                    : Optional.of(months(
                            new Span(
                                    name.start(),
                                    hasYear ? year.end() : last.getKey().end()),
                            month,
                            Integer.parseInt(last.getValue().meaning()),
                            hasYear ? number(year, 1) : Optional.empty()));
        });
    }

    private ReadTime months(Span words, int first, int last, Optional<Integer> yearOfLast) {
        int more = first > last ? 1 : 0;
        Days begin = yearOfLast
                .map(year -> Days.of(YearMonth.of(year - more, first), false))
                .orElseGet(() -> context.month(words, first));
        Optional<LocalDate> end = begin.first()
                .map(day -> YearMonth.of(day.getYear() + more, last).atEndOfMonth());
        return ReadTime.fromTo(words, new Days(begin.first(), end, begin.interpreted()));
    }

    private Optional<ReadTime> withDayBefore(Span name, int month) {
        int from = Math.max(0, name.start() - LONGEST_DAYS_BEFORE);
        Matcher before = DAY_BEFORE.matcher(text.text()).region(from, name.start());
        if (!before.find()) {
            return Optional.empty();
        }
        Matcher year = at(YEAR_BEHIND, name.end());
        Optional<Integer> told = year.lookingAt() ? number(year, 1) : Optional.empty();
        Span words = new Span(before.start(), told.isPresent() ? year.end() : name.end());
        int last = Integer.parseInt(before.group(2));
        Optional<Integer> first = number(before, 1).filter(number -> number < last);
        return Optional.of(
                first.isPresent()
                        ? days(words, told, month, first.get(), last)
                        : ReadTime.of(new Span(before.start(2), words.end()), day(words, told, month, last)));
    }

    private Optional<ReadTime> month(Span name, int month) {
        Matcher year = at(YEAR_BEHIND, name.end());
        if (year.lookingAt()) {
            return Optional.of(ReadTime.of(
                    new Span(name.start(), year.end()),
                    Days.of(YearMonth.of(number(year, 1).orElseThrow(), month), false)));
        }
        boolean isMonth = (name.length() >= SHORTEST_SURE_NAME && isAfterIn(name))
                || context.vague(name).isPresent();
        return isMonth ? Optional.of(ReadTime.of(name, context.month(name, month))) : Optional.empty();
    }

    private boolean isAfterIn(Span name) {
        int from = Math.max(0, name.start() - LONGEST_WORDS_BEFORE);
        return IN.matcher(text.text()).region(from, name.start()).find();
    }

    private static Optional<Integer> number(Matcher found, int group) {
        return Optional.ofNullable(found.group(group)).map(Integer::valueOf);
    }
}
