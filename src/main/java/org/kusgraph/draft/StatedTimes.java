package org.kusgraph.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.link.name.Hangul;

/** Finds the times that an article states: days, months and years, with or without a year, and those told by the day of publication. */
final class StatedTimes {
    private static final String BEFORE_YEAR =
            "\\b(?:[Ii]n|[Bb]y|[Ss]ince|[Uu]ntil|[Ff]rom|of|to|[Tt]hrough|[Dd]uring|[Bb]etween|[Bb]etween (?:19|20)\\d{2} and|year[- ]end) ";
    /** A year; that of 2027–28 or 2027-05 is none. */
    private static final Pattern YEAR =
            Pattern.compile("(?<!\\d)((?:19|20)\\d{2})(?!\\d|–\\d{1,2}(?!\\d)|-(?!(?:19|20)\\d{2}(?![\\d-])))");
    /** Behind a preposition, or the second one of 2027–2030 there, a number is a year. */
    private static final Pattern IS_YEAR =
            Pattern.compile("(?:" + BEFORE_YEAR + "|" + BEFORE_YEAR + "(?:19|20)\\d{2}[–~∼-])$");

    private static final int LONGEST_BEFORE_YEAR = 24;
    private static final Pattern DECADE = Pattern.compile("(?<!\\d)((?:19|20)\\d0)(?:s(?![\\p{L}\\d])|년대)");
    /** A year behind the half or the quarter that is meant, and one before it. */
    private static final Pattern YEAR_OF_PART = Pattern.compile("\\s((?:19|20)\\d{2})(?![\\d-])");

    private static final Pattern PART_OF_YEAR = Pattern.compile("(?<!\\d)((?:19|20)\\d{2})년\\s?$");
    private static final Pattern SHIFT = Pattern.compile("[+-]?\\d+");
    private static final Pattern HAS_YEAR = Pattern.compile("\\d{4}");
    private static final Pattern NUMBERED_MONTH = Pattern.compile("\\d{1,2}월");
    private static final Pattern DASH = Pattern.compile("\\s?[~∼〜～–-]\\s?");

    private final ReadText text;
    private final Cues cues;
    private final TimeContext context;
    private final String language;

    /**
     * A time that is found.
     *
     * @param span its words
     * @param json the fields of a stated time
     */
    record Found(Span span, Map<String, Object> json) {}

    StatedTimes(ReadText text, Cues cues, Optional<LocalDate> issued, String language) {
        this.text = text;
        this.cues = cues;
        this.context = new TimeContext(text, cues, issued);
        this.language = language;
    }

    /** The times in reading order. */
    List<Found> find() {
        NavigableMap<Span, ReadTime> times = new TreeMap<>();
        Span whole = new Span(0, text.text().length());
        ToldTimes toldTimes = new ToldTimes(text, cues, context);
        Map<Span, Cue> told = cues.all(Cue.Sort.TIME, text.text(), whole);
        cues.all(Cue.Sort.PART, text.text(), whole)
                .forEach((span, cue) -> part(span, cue, told).ifPresent(time -> add(times, time)));
        told.forEach((span, cue) -> {
            if (!cue.meaning().equals("within") || context.isCountedFromIssue(span)) {
                add(times, toldTimes.read(span, cue));
            }
        });
        NamedMonths months = new NamedMonths(text, cues, context);
        cues.all(Cue.Sort.MONTH, text.text(), whole)
                .forEach((span, cue) -> months.read(span, cue).ifPresent(time -> add(times, time)));
        decades().forEach(time -> add(times, time));
        new NumberedMonths(text, context).read().forEach(time -> add(times, time));
        years().forEach(time -> add(times, time));
        return joined(times.values()).stream()
                .map(time -> new Found(time.span(), json(time)))
                .toList();
    }

    /** Notes a time with the words by which only a part of it is meant, unless others stand in its place. */
    private void add(NavigableMap<Span, ReadTime> times, ReadTime time) {
        Optional<TimeContext.Vague> vague =
                time.isFromTo() || time.days().isOneDay() ? Optional.empty() : context.vague(time.span());
        ReadTime read = vague.map(part -> ReadTime.of(part.span(), part.of(time.days())))
                .orElse(time);
        Span end = new Span(read.span().end(), read.span().end());
        boolean isFree = Optional.ofNullable(times.lowerKey(end))
                .filter(read.span()::overlaps)
                .isEmpty();
        if (isFree) {
            times.put(read.span(), read);
        }
    }

    private List<ReadTime> decades() {
        return DECADE.matcher(text.text())
                .results()
                .map(found -> ReadTime.of(
                        new Span(found.start(), found.end()), Days.ofDecade(Integer.parseInt(found.group(1)))))
                .toList();
    }

    private List<ReadTime> years() {
        return YEAR.matcher(text.text())
                .results()
                .map(found -> ReadTime.of(
                        new Span(found.start(), found.end()), Days.ofYear(Integer.parseInt(found.group(1)), false)))
                .filter(year -> isYear(year.span()))
                .toList();
    }

    private boolean isYear(Span number) {
        int from = Math.max(0, number.start() - LONGEST_BEFORE_YEAR);
        return IS_YEAR.matcher(text.text()).region(from, number.start()).find()
                || context.vague(number).isPresent();
    }

    /** Two times that are the first and the last of one, such as 2027년부터 2030년까지, are that one. */
    private List<ReadTime> joined(Collection<ReadTime> times) {
        List<ReadTime> joined = new ArrayList<>();
        for (ReadTime time : times) {
            Optional<ReadTime> whole = joined.isEmpty() ? Optional.empty() : range(joined.getLast(), time);
            whole.ifPresent(unused -> joined.removeLast());
            joined.add(whole.orElse(time));
        }
        return joined;
    }

    private Optional<ReadTime> range(ReadTime first, ReadTime last) {
        Optional<LocalDate> start = first.days().first();
        if (start.isEmpty() || !isRange(first.span(), last.span())) {
            return Optional.empty();
        }
        // 내년 5월부터 7월까지 ends in the same year as it begins, or in the next.
        Optional<LocalDate> end = last.days()
                .last()
                .map(day -> isWithoutYear(last) && day.isBefore(start.get())
                        ? day.plusYears(start.get().getYear() - day.getYear())
                        : day);
        return end.filter(day -> !day.isBefore(start.get()))
                .map(day -> ReadTime.fromTo(
                        new Span(first.span().start(), last.span().end()),
                        Days.of(
                                start.get(),
                                day,
                                first.days().interpreted() || last.days().interpreted())));
    }

    /** Whether the words of a time name a month and no year. */
    private boolean isWithoutYear(ReadTime time) {
        String words = time.span().of(text.text());
        return !HAS_YEAR.matcher(words).find()
                && (NUMBERED_MONTH.matcher(words).lookingAt()
                        || cues.longestAt(
                                        Cue.Sort.MONTH, text.text(), time.span().start())
                                .isPresent());
    }

    private boolean isRange(Span first, Span last) {
        String between = Span.between(first, last).of(text.text());
        if (DASH.matcher(between).matches()) {
            return true;
        }
        String word = between.replaceFirst("^,", "").strip();
        boolean isBetween = cues.of(Cue.Sort.BETWEEN).stream()
                .anyMatch(cue -> cue.meaning().equals(word) && context.isBefore(Cue.Sort.BETWEEN, first));
        boolean isFromTo = context.isBeside(Cue.Sort.SINCE, first)
                && context.isBeside(Cue.Sort.UNTIL, last)
                && !context.isMoved(first);
        return isBetween || (isFromTo && (cues.is(Cue.Sort.SINCE, word) || cues.is(Cue.Sort.UNTIL, word)));
    }

    /** A half or a quarter of a year, which English names behind it and Korean before; Korean may leave it untold. */
    private Optional<ReadTime> part(Span words, Cue cue, Map<Span, Cue> told) {
        if (cue.meanings().size() > 2) {
            return Optional.of(partOfTold(words, cue, cue.meanings().get(2)));
        }
        Matcher behind = YEAR_OF_PART
                .matcher(text.text())
                .region(words.end(), text.text().length());
        if (behind.lookingAt()) {
            Span whole = new Span(words.start(), behind.end());
            return Optional.of(ReadTime.of(whole, part(cue, Integer.parseInt(behind.group(1)), false)));
        }
        Matcher before = PART_OF_YEAR.matcher(text.text()).region(Math.max(0, words.start() - 6), words.start());
        if (before.find()) {
            Span whole = new Span(before.start(), words.end());
            return Optional.of(ReadTime.of(whole, part(cue, Integer.parseInt(before.group(1)), false)));
        }
        return told.entrySet().stream()
                .filter(time -> isShiftedYear(time.getValue()) && isNextTo(words, time.getKey()))
                .findFirst()
                .map(time -> partOfTold(
                        new Span(
                                Math.min(words.start(), time.getKey().start()),
                                Math.max(words.end(), time.getKey().end())),
                        cue,
                        ToldTimes.shift(time.getValue())))
                .or(() -> isKorean(words) ? Optional.of(ReadTime.of(words, Days.open())) : Optional.empty());
    }

    private static boolean isShiftedYear(Cue cue) {
        return cue.meaning().equals("year")
                && SHIFT.matcher(ToldTimes.shift(cue)).matches();
    }

    private boolean isNextTo(Span part, Span year) {
        return isKorean(part)
                ? year.end() <= part.start()
                        && Span.between(year, part).of(text.text()).isBlank()
                : part.end() < year.start()
                        && Span.between(part, year).of(text.text()).isBlank();
    }

    private boolean isKorean(Span words) {
        return Hangul.isSyllable(text.text().charAt(words.end() - 1));
    }

    private ReadTime partOfTold(Span whole, Cue cue, String shift) {
        Days days = context.issued()
                .map(day -> part(cue, day.getYear() + Integer.parseInt(shift), true))
                .orElseGet(Days::open);
        return ReadTime.of(whole, days);
    }

    private static Days part(Cue cue, int year, boolean interpreted) {
        int months = Integer.parseInt(cue.meaning());
        int earlier = Integer.parseInt(cue.meanings().get(1)) - 1;
        LocalDate first = LocalDate.of(year, 1, 1).plusMonths((long) earlier * months);
        return Days.of(first, first.plusMonths(months).minusDays(1), interpreted);
    }

    private Map<String, Object> json(ReadTime time) {
        boolean mayBeOpen = !time.isFromTo() && !context.isMoved(time.span());
        Days all = time.days();
        Days until = mayBeOpen && context.isBeside(Cue.Sort.UNTIL, time.span()) ? all.withoutFirst() : all;
        Days days = mayBeOpen && context.isBeside(Cue.Sort.SINCE, time.span()) ? until.withoutLast() : until;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("text", Map.of(language, time.span().of(text.text())));
        days.first().ifPresent(day -> json.put("startDate", day.toString()));
        days.last().ifPresent(day -> json.put("endDate", day.toString()));
        if (days.interpreted()) {
            json.put("interpreted", true);
            json.put("note", new Reason("time", context.issued().orElseThrow().toString()).text());
        }
        return json;
    }
}
