package org.kusgraph.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What happens when, on an axis of days. What has no day stands apart, in the source's words.
 *
 * @param rows what has days, in their order
 * @param ticks marks of the axis
 * @param undated what has none
 */
public record Timeline(List<Row> rows, List<Tick> ticks, List<TimeEntry> undated) {
    private static final int MOST_TICKS = 7;

    /** The axis begins and ends a little beside what is on it, so that open ends have room. */
    private static final double MARGIN = 0.06;

    private static final List<Integer> STEPS_MONTHS = List.of(1, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 3000, 6000);

    /**
     * An entry with its place on the axis, in percent of the axis.
     *
     * @param from where it begins
     * @param to where it ends
     */
    public record Row(TimeEntry entry, String from, String to) {}

    /**
     * A mark of the axis.
     *
     * @param at its place in percent
     * @param label the month or year that begins there
     */
    public record Tick(String at, String label) {}

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return rows.isEmpty() && undated.isEmpty();
    }

    /** Places entries on an axis that is as long as they need. */
    static Timeline of(List<TimeEntry> entries) {
        List<TimeEntry> dated = entries.stream()
                .filter(TimeEntry::hasDay)
                .sorted(Comparator.comparing(TimeEntry::day)
                        .thenComparing(entry -> entry.thing().text()))
                .toList();
        List<TimeEntry> undated = entries.stream()
                .filter(entry -> !entry.hasDay())
                .sorted(Comparator.comparing(entry -> entry.thing().text()))
                .toList();
        if (dated.isEmpty()) {
            return new Timeline(List.of(), List.of(), undated);
        }
        Axis axis = Axis.of(dated);
        return new Timeline(dated.stream().map(axis::row).toList(), axis.ticks(), undated);
    }

    private record Axis(double first, double last) {
        static Axis of(List<TimeEntry> dated) {
            List<LocalDate> days = dated.stream()
                    .flatMap(entry -> Stream.concat(entry.start().stream(), entry.end().stream()))
                    .sorted()
                    .toList();
            double first = (double) days.getFirst().toEpochDay();
            double last = Math.max((double) days.getLast().toEpochDay(), first + 1);
            double margin = (last - first) * MARGIN;
            return new Axis(first - margin, last + margin);
        }

        Row row(TimeEntry entry) {
            // What is open at one end reaches a little beyond the other: how far it goes is not known.
            double from = entry.start()
                    .map(this::place)
                    .orElseGet(() -> place(entry.end().orElseThrow()) - 100 * MARGIN);
            double to = entry.end()
                    .map(this::place)
                    .orElseGet(() -> place(entry.start().orElseThrow()) + 100 * MARGIN);
            return new Row(entry, percent(Math.max(0, from)), percent(Math.min(100, to)));
        }

        List<Tick> ticks() {
            int step = STEPS_MONTHS.stream()
                    .filter(months -> (last - first) / (months * 30.44) <= MOST_TICKS)
                    .findFirst()
                    .orElse(12_000);
            List<Tick> ticks = new ArrayList<>();
            LocalDate firstDay = LocalDate.ofEpochDay((long) Math.ceil(first));
            long months = firstDay.getYear() * 12L + firstDay.getMonthValue() - 1;
            for (long month = Math.ceilDiv(months, step) * (long) step; ; month += step) {
                LocalDate day = LocalDate.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1);
                if (day.toEpochDay() > last) {
                    return List.copyOf(ticks);
                }
                if (day.toEpochDay() >= first) {
                    ticks.add(new Tick(percent(place(day)), label(day, step)));
                }
            }
        }

        private static String label(LocalDate day, int step) {
            return step % 12 == 0
                    ? String.valueOf(day.getYear())
                    : String.format(Locale.ROOT, "%d-%02d", day.getYear(), day.getMonthValue());
        }

        private double place(LocalDate day) {
            return 100 * (day.toEpochDay() - first) / (last - first);
        }

        private static String percent(double place) {
            return String.format(Locale.ROOT, "%.2f%%", place);
        }
    }
}
