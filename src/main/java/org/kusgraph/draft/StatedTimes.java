package org.kusgraph.draft;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private static final String BEFORE_YEAR =
            "\\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|of|to|[Tt]hrough|[Dd]uring|[Bb]etween|[Bb]etween (?:19|20)\\d{2} and|year[- ]end) ";
    /** A year behind a preposition, or the second one of 2027–2030 there; that of 2027–28 or 2027-05 is none. */
    private static final Pattern YEAR = Pattern.compile(
            "(?:(?<=" + BEFORE_YEAR + ")(?:early |late |mid-)?|(?<=" + BEFORE_YEAR + "(?:19|20)\\d{2}[–~∼-]))"
                    + "((?:19|20)\\d{2})(?!\\d|–\\d{1,2}(?!\\d)|-(?!(?:19|20)\\d{2}(?![\\d-])))");

    private static final Pattern KOREAN = Pattern.compile(
            "(?:(\\d{4})(?:년|(?=\\s?[~∼〜～–-]\\s?\\d{4}년)))?\\s?(?:(?<!\\d)(\\d{1,2})월)?\\s?(?:(?<!\\d)(\\d{1,2})일(?!\\p{L}{0,1}간|\\s?(?:이내|안에|내에|만에|동안)))?");
    /** A year behind the half or the quarter that is meant, and one before it. */
    private static final Pattern YEAR_OF_PART = Pattern.compile("\\s((?:19|20)\\d{2})(?![\\d-])");

    private static final Pattern PART_OF_YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})년\\s?$");
    /** The day from which another one of the same month ends a time. */
    private static final Pattern FIRST_DAY =
            Pattern.compile("(?:(\\d{4})년\\s?)?(?<!\\d)(\\d{1,2})월\\s?(\\d{1,2})일(?:부터\\s|\\s?[~∼〜～–-]\\s?)$");

    private static final Pattern DASH = Pattern.compile("\\s?[~∼〜～–-]\\s?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern ANY_YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");
    private static final Pattern MONTH_BEHIND = Pattern.compile("\\s?(\\d{1,2})월(?:\\s?(\\d{1,2})일(?!\\p{L}{0,1}간))?");
    private static final Pattern DAY_BEHIND = Pattern.compile("\\s?(\\d{1,2})일(?!\\p{L}{0,1}간)");
    /** What may stand between a verb of reporting and the day on which somebody said so. */
    private static final String REPORTED_THERE =
            " (?:reporters |lawmakers )?(?:(?:in|at|during) (?:an? |the )?(?:\\p{Ll}+ ){1,3})?(?:on |late |early )?";

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
        Map<Span, Cue> told = cues.all(Cue.Sort.TIME, text.text(), whole);
        cues.all(Cue.Sort.PART, text.text(), whole)
                .forEach((span, cue) -> part(span, cue, told).ifPresent(each -> add(found, each)));
        told.forEach((span, cue) -> {
            if (!cue.meaning().equals("within") || isCountedFromIssue(span)) {
                add(found, relative(span, cue));
            }
        });
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
        return joined(found);
    }

    private static void add(List<Found> found, Found time) {
        if (found.stream().noneMatch(other -> other.span().overlaps(time.span()))) {
            found.add(time);
        }
    }

    /** Two times that are the first and the last of one, such as 2027년부터 2030년까지, are that one. */
    private List<Found> joined(List<Found> found) {
        List<Found> joined = new ArrayList<>();
        for (Found time : found) {
            Optional<Found> whole = joined.isEmpty() ? Optional.empty() : range(joined.getLast(), time);
            whole.ifPresent(unused -> joined.removeLast());
            joined.add(whole.orElse(time));
        }
        return joined;
    }

    private Optional<Found> range(Found first, Found last) {
        Optional<String> start =
                Optional.ofNullable(first.json().get("startDate")).map(Object::toString);
        Optional<String> end = Optional.ofNullable(last.json().get("endDate")).map(Object::toString);
        boolean isInOrder = start.isPresent() && end.isPresent() && start.get().compareTo(end.get()) <= 0;
        if (!isInOrder || !isRange(first.span(), last.span())) {
            return Optional.empty();
        }
        Span words = new Span(first.span().start(), last.span().end());
        boolean isInterpreted =
                first.json().containsKey("interpreted") || last.json().containsKey("interpreted");
        return Optional.of(new Found(words, json(words, start, end, isInterpreted)));
    }

    private boolean isRange(Span first, Span last) {
        String between = Span.between(first, last).of(text.text());
        if (DASH.matcher(between).matches()) {
            return true;
        }
        String word = between.replaceFirst("^,", "").strip();
        boolean isBetween = cues.of(Cue.Sort.BETWEEN).stream()
                .anyMatch(cue -> cue.meaning().equals(word) && isBefore(Cue.Sort.BETWEEN, first));
        boolean isFromTo = isBeside(Cue.Sort.SINCE, first) && isBeside(Cue.Sort.UNTIL, last) && !isMoved(first);
        return isBetween || (isFromTo && (cues.is(Cue.Sort.SINCE, word) || cues.is(Cue.Sort.UNTIL, word)));
    }

    /** Whether something is moved from a time to another, and does not last from the one to the other. */
    private boolean isMoved(Span words) {
        Span before = new Span(text.sentenceAt(words.start()).start(), words.start());
        return cues.first(Cue.Sort.MOVED, text.text(), before).isPresent();
    }

    /** A half or a quarter of a year, which English names behind it and Korean before. */
    private Optional<Found> part(Span words, Cue cue, Map<Span, Cue> told) {
        if (cue.meanings().size() > 2) {
            return Optional.of(partOfTold(words, cue, cue.meanings().get(2)));
        }
        Matcher behind = YEAR_OF_PART
                .matcher(text.text())
                .region(words.end(), text.text().length());
        if (behind.lookingAt()) {
            Span whole = new Span(words.start(), behind.end());
            return Optional.of(found(whole, part(cue, Integer.parseInt(behind.group(1)), false)));
        }
        Matcher before = PART_OF_YEAR.matcher(text.text()).region(Math.max(0, words.start() - 6), words.start());
        if (before.find()) {
            Span whole = new Span(before.start(), words.end());
            return Optional.of(found(whole, part(cue, Integer.parseInt(before.group(1)), false)));
        }
        return told.entrySet().stream()
                .filter(time -> time.getValue().meaning().equals("year")
                        && !shift(time.getValue()).equals("end")
                        && isNextTo(words, time.getKey()))
                .findFirst()
                .map(time -> partOfTold(
                        new Span(
                                Math.min(words.start(), time.getKey().start()),
                                Math.max(words.end(), time.getKey().end())),
                        cue,
                        shift(time.getValue())));
    }

    private boolean isNextTo(Span part, Span year) {
        boolean isKorean = Hangul.isSyllable(text.text().charAt(part.end() - 1));
        return isKorean
                ? year.end() <= part.start()
                        && Span.between(year, part).of(text.text()).isBlank()
                : part.end() < year.start()
                        && Span.between(part, year).of(text.text()).isBlank();
    }

    private Found partOfTold(Span whole, Cue cue, String shift) {
        return found(
                whole,
                issued.map(day -> part(cue, day.getYear() + Integer.parseInt(shift), true))
                        .orElseGet(Days::open));
    }

    private static Days part(Cue cue, int year, boolean interpreted) {
        int months = Integer.parseInt(cue.meaning());
        int earlier = Integer.parseInt(cue.meanings().get(1)) - 1;
        LocalDate first = LocalDate.of(year, 1, 1).plusMonths((long) earlier * months);
        return Days.of(first, first.plusMonths(months).minusDays(1), interpreted);
    }

    /** What a cue of a time adds to the day of publication. */
    private static String shift(Cue cue) {
        return cue.meanings().size() > 1 ? cue.meanings().get(1) : "0";
    }

    /** "Within three months" is counted from the article where a plan is told, and nothing else from which it may count. */
    private boolean isCountedFromIssue(Span words) {
        Span sentence = text.sentenceAt(words.start());
        Set<String> plans = Set.of(cues.role("planned"), cues.role("pledged"));
        return cues.first(Cue.Sort.COUNTED, text.text(), sentence).isEmpty()
                && !ANY_YEAR.matcher(sentence.of(text.text())).find()
                && cues.of(Cue.Sort.STATUS).stream()
                        .filter(cue -> plans.contains(cue.meaning()))
                        .anyMatch(cue -> cue.find(text.text(), sentence).isPresent());
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
                    ? dayAfterFirst(span, day).or(() -> dayAlone(span, day))
                    : day(span, year, Integer.parseInt(found.group(2)), day);
        }
        if (found.group(2) != null) {
            return month(span, year, Integer.parseInt(found.group(2)));
        }
        return year.map(
                number -> found(span, Days.of(LocalDate.of(number, 1, 1), LocalDate.of(number, 12, 31), false)));
    }

    /** The last day of 5월 3일부터 5일까지, which is one of the first one's month. */
    private Optional<Found> dayAfterFirst(Span span, int day) {
        Matcher first =
                FIRST_DAY.matcher(text.text()).region(Math.max(0, span.start() - LONGEST_WORDS_BESIDE), span.start());
        if (!first.find() || day <= Integer.parseInt(first.group(3))) {
            return Optional.empty();
        }
        return day(
                span, Optional.ofNullable(first.group(1)).map(Integer::valueOf), Integer.parseInt(first.group(2)), day);
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
        return cues.isAtEnd(sort, text.text(), near);
    }

    /**
     * A time that is told by the day of publication: {@code year +1} is next year, {@code year end} this year's end,
     * and {@code sole} leaves it open where the sentence names another year that may be meant.
     */
    private Found relative(Span words, Cue cue) {
        String unit = cue.meaning();
        String shift = shift(cue);
        Matcher behind = (unit.equals("month") ? DAY_BEHIND : MONTH_BEHIND)
                .matcher(text.text())
                .region(words.end(), text.text().length());
        boolean goesOn = (unit.equals("month") || unit.equals("year")) && behind.lookingAt();
        Span whole = goesOn ? new Span(words.start(), behind.end()) : words;
        if (issued.isEmpty() || unit.equals("open") || (cue.meanings().contains("sole") && namesAnotherYear(words))) {
            return found(whole, Days.open());
        }
        try {
            return found(whole, relative(words, cue, shift, goesOn ? Optional.of(behind) : Optional.empty()));
        } catch (DateTimeException e) {
            // There is no 30 February, whatever the article says.
            return found(whole, Days.open());
        }
    }

    private boolean namesAnotherYear(Span words) {
        String thisYear = Integer.toString(issued.orElseThrow().getYear());
        return ANY_YEAR.matcher(text.sentenceAt(words.start()).of(text.text()))
                .results()
                .anyMatch(year -> !year.group().equals(thisYear));
    }

    private Days relative(Span words, Cue cue, String shift, Optional<Matcher> behind) {
        LocalDate day = issued.orElseThrow();
        return switch (cue.meaning()) {
            case "weekday" -> weekday(words, weekday(words));
            case "week" -> week(words, weekday(words), shift);
            case "within" -> {
                ChronoUnit unit = ChronoUnit.valueOf(shift.toUpperCase(Locale.ROOT));
                yield new Days(Optional.empty(), Optional.of(day.plus(number(words), unit)), true);
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
        LocalDate known = issued.orElseThrow();
        if (shift.equals("coming")) {
            LocalDate date = known.with(TemporalAdjusters.next(day));
            return Days.of(date, date, true);
        }
        boolean isSunday = day == DayOfWeek.SUNDAY || known.getDayOfWeek() == DayOfWeek.SUNDAY;
        LocalDate thisWeek = known.with(day);
        boolean isOpen =
                switch (shift) {
                    case "next" -> thisWeek.isAfter(known);
                    case "this" -> thisWeek.isBefore(known) && isPlanned(words);
                    default -> false;
                };
        if (isSunday || isOpen) {
            return Days.open();
        }
        LocalDate date =
                switch (shift) {
                    case "next" -> thisWeek.plusWeeks(1);
                    case "this" -> thisWeek;
                    default -> thisWeek.plusWeeks(Integer.parseInt(shift));
                };
        return Days.of(date, date, true);
    }

    private Found found(Span words, Days days) {
        boolean isMoved = isMoved(words);
        boolean until = !isMoved && isBeside(Cue.Sort.UNTIL, words);
        boolean since = !isMoved && isBeside(Cue.Sort.SINCE, words);
        return new Found(
                words,
                json(
                        words,
                        days.first().filter(day -> !until).map(LocalDate::toString),
                        days.last().filter(day -> !since).map(LocalDate::toString),
                        days.interpreted()));
    }

    private Map<String, Object> json(Span words, Optional<String> start, Optional<String> end, boolean interpreted) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", Map.of(language, words.of(text.text())));
        start.ifPresent(day -> json.put("startDate", day));
        end.ifPresent(day -> json.put("endDate", day));
        if (interpreted) {
            json.put("interpreted", true);
            json.put("note", new Reason("time", issued.orElseThrow().toString()).text());
        }
        return json;
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
