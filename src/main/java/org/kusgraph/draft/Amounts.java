package org.kusgraph.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.link.name.Hangul;

/** Finds sums of money, shares and numbers of people, with how exact they are, and conversions behind them. */
final class Amounts {
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d.,])\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|(?<![\\d.,])\\d{1,15}(?:\\.\\d{1,6})?");
    /** The number that goes on behind a word such as 천. */
    private static final Pattern NUMBER_BEHIND = Pattern.compile("(?:\\d{1,3}(?:,\\d{3})+|\\d{1,15})(?![.,]?\\d)");
    /** Korean numbers have several: 1조 2천345억 6천만. */
    private static final int MOST_PARTS = 6;
    /** From here on a Korean word multiplies all that stands before it and not only the last number. */
    private static final BigDecimal MYRIAD = BigDecimal.valueOf(10_000);
    /** No words about exactness are longer. */
    private static final int BEFORE = 24;

    private final String text;
    private final Cues cues;

    /**
     * An amount that is found.
     *
     * @param span its words, with the currency or the unit
     * @param json the fields of an amount
     */
    record Found(Span span, Map<String, Object> json) {}

    /** What is counted: a currency or a unit, and the field that gives it. */
    private record Counted(String field, String value, int end) {}

    private record Scaled(BigDecimal value, int end) {}

    Amounts(ReadText text, Cues cues) {
        this.text = text.text();
        this.cues = cues;
    }

    /** The amounts in reading order. */
    List<Found> find() {
        List<Found> found = new ArrayList<>();
        Matcher number = NUMBER.matcher(text);
        int place = 0;
        while (number.find(place)) {
            Optional<Found> amount = at(number, found);
            amount.ifPresent(found::add);
            place = amount.map(each -> Math.max(each.span().end(), number.end()))
                    .orElse(number.end());
        }
        return found;
    }

    private Optional<Found> at(Matcher number, List<Found> earlier) {
        Scaled whole = whole(number);
        int afterNumber = whole.end();
        int free = earlier.isEmpty() ? 0 : earlier.getLast().span().end();
        Optional<Span> sign = currencyBefore(number.start()).filter(found -> found.start() >= free);
        Optional<Counted> counted = sign.isPresent()
                ? Optional.of(new Counted("currency", signs(sign.get()), afterNumber))
                : counted(afterNumber);
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        int start = sign.map(Span::start).orElse(number.start());
        Span span = new Span(start, counted.get().end());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", whole.value().stripTrailingZeros().toPlainString());
        json.put(counted.get().field(), counted.get().value());
        json.put("exactness", exactness(span, afterNumber));
        json.put("origin", cues.role(isConversion(span, counted.get(), earlier) ? "converted" : "given"));
        return Optional.of(new Found(span, json));
    }

    /** The number with the words that multiply it. */
    private Scaled whole(Matcher number) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal belowScale = BigDecimal.ZERO;
        BigDecimal part = value(number);
        int end = number.end();
        for (int parts = 0; parts < MOST_PARTS; parts++) {
            BigDecimal inner = BigDecimal.ONE;
            BigDecimal outer = BigDecimal.ONE;
            Optional<Span> word = wordAt(Cue.Sort.SCALE, end);
            // 5천억 has two of them.
            while (word.isPresent()) {
                BigDecimal factor =
                        new BigDecimal(cueAt(Cue.Sort.SCALE, word.get()).meaning());
                inner = factor.compareTo(MYRIAD) < 0 ? inner.multiply(factor) : inner;
                outer = factor.compareTo(MYRIAD) < 0 ? outer : outer.multiply(factor);
                end = word.get().end();
                word = wordAt(Cue.Sort.SCALE, end).filter(next -> isHangul(next.start()));
            }
            belowScale = belowScale.add(part.multiply(inner));
            boolean isScaled = outer.compareTo(BigDecimal.ONE) > 0;
            if (isScaled) {
                // What stands before 억 are so many of it: those of 6천200억 are 6,200.
                sum = sum.add(belowScale.multiply(outer));
                belowScale = BigDecimal.ZERO;
            }
            Matcher next = NUMBER_BEHIND.matcher(text).region(skipSpace(end), text.length());
            boolean goesOn = isHangul(end - 1)
                    && next.useTransparentBounds(true).lookingAt()
                    && value(next).compareTo(isScaled ? outer : inner) < 0;
            if (!goesOn) {
                break;
            }
            part = value(next);
            end = next.end();
        }
        return new Scaled(sum.add(belowScale), end);
    }

    private static BigDecimal value(Matcher number) {
        return new BigDecimal(number.group().replace(",", ""));
    }

    private Optional<Span> wordAt(Cue.Sort sort, int place) {
        int start = skipSpace(place);
        return cues.longestAt(sort, text, start).filter(end -> end > start).map(end -> new Span(start, end));
    }

    private Cue cueAt(Cue.Sort sort, Span word) {
        return cues.of(sort).stream()
                .filter(cue -> cue.endAt(text, word.start())
                        .filter(end -> end == word.end())
                        .isPresent())
                .findFirst()
                .orElseThrow();
    }

    private int skipSpace(int place) {
        int start = place;
        while (start < text.length()
                && start < place + 2
                && (text.charAt(start) == ' ' || text.charAt(start) == '\u00a0' || text.charAt(start) == '-')) {
            start++;
        }
        return start;
    }

    private Optional<Span> currencyBefore(int number) {
        Span before = new Span(Math.max(0, number - 4), number);
        return cues.of(Cue.Sort.CURRENCY).stream()
                .flatMap(cue -> signsOf(cue, before).stream())
                .filter(span -> span.end() == number)
                .max(Comparator.comparingInt(Span::length));
    }

    /** A sign such as $ is no word, so that the boundaries of words do not hold for it. */
    private List<Span> signsOf(Cue cue, Span before) {
        List<Span> found = new ArrayList<>();
        for (int start = before.start(); start < before.end(); start++) {
            if (cue.is(text.substring(start, before.end()))) {
                found.add(new Span(start, before.end()));
            }
        }
        return found;
    }

    private String signs(Span sign) {
        return cues.of(Cue.Sort.CURRENCY).stream()
                .filter(cue -> cue.is(sign.of(text)))
                .findFirst()
                .orElseThrow()
                .meaning();
    }

    private Optional<Counted> counted(int place) {
        return wordAt(Cue.Sort.CURRENCY, place)
                .map(word ->
                        new Counted("currency", cueAt(Cue.Sort.CURRENCY, word).meaning(), word.end()))
                .or(() -> wordAt(Cue.Sort.UNIT, place)
                        .map(word ->
                                new Counted("unit", cueAt(Cue.Sort.UNIT, word).meaning(), word.end())))
                .or(() -> percentAt(place));
    }

    /** A sign such as % stands right behind the number. */
    private Optional<Counted> percentAt(int place) {
        if (place >= text.length()) {
            return Optional.empty();
        }
        String sign = text.substring(place, place + 1);
        return cues.of(Cue.Sort.UNIT).stream()
                .filter(cue -> cue.is(sign))
                .findFirst()
                .map(cue -> new Counted("unit", cue.meaning(), place + 1));
    }

    private String exactness(Span amount, int afterNumber) {
        String before = text.substring(0, amount.start()).stripTrailing();
        Span near = new Span(Math.max(0, before.length() - BEFORE), before.length());
        for (Cue cue : cues.of(Cue.Sort.EXACTNESS)) {
            boolean isBefore = cue.meanings().get(1).equals("before");
            boolean isBeside = isBefore
                    ? cue.all(text, near).stream().anyMatch(span -> span.end() == before.length())
                    : cue.endAt(text, amount.end()).isPresent()
                            || cue.endAt(text, skipSpace(amount.end())).isPresent()
                            || cue.endAt(text, afterNumber)
                                    .filter(end -> end > afterNumber)
                                    .isPresent();
            if (isBeside) {
                return cue.meaning();
            }
        }
        return cues.role("exact");
    }

    /** Whether it stands in brackets behind an amount in another currency. */
    private boolean isConversion(Span amount, Counted counted, List<Found> earlier) {
        if (earlier.isEmpty() || !counted.field().equals("currency")) {
            return false;
        }
        Found last = earlier.getLast();
        String between = text.substring(last.span().end(), amount.start());
        return last.json().containsKey("currency")
                && !counted.value().equals(last.json().get("currency"))
                && between.length() <= BEFORE
                && (between.stripLeading().startsWith("(")
                        || isBehindOr(last.span().end(), amount.start()))
                && between.indexOf(')') < 0;
    }

    /** Whether only words such as "or" stand between two places, and how exact the second amount is. */
    private boolean isBehindOr(int end, int start) {
        int place = text.charAt(end) == ',' ? end + 1 : end;
        return wordAt(Cue.Sort.CONVERSION, place)
                .map(word -> text.substring(word.end(), start).strip())
                .filter(rest -> rest.isEmpty() || cues.is(Cue.Sort.EXACTNESS, rest))
                .isPresent();
    }

    private boolean isHangul(int place) {
        return place >= 0 && place < text.length() && Hangul.isSyllable(text.charAt(place));
    }
}
