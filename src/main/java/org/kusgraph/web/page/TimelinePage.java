package org.kusgraph.web.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Events, negotiations and what is claimed of times, in the order of their days, a page at a time.
 *
 * @param timeline what is on this page
 * @param choices what can be shown: everything, what is no claim, or the claims of one status
 * @param years where to go from here
 * @param next the next page, if there is one
 * @param first the first page, where this is another
 */
public record TimelinePage(
        Timeline timeline, List<Choice> choices, List<Year> years, Optional<String> next, Optional<String> first) {
    /** The parameter that names the day at which a page begins. */
    private static final String FROM = "from";

    /** The parameter that says how many of that day's entries are on earlier pages. */
    private static final String SKIP = "skip";

    /** The parameter that says what is shown. */
    private static final String SHOW = "show";

    private static final String ALL = "all";
    private static final String EVENTS = "events";
    private static final int PAGE_SIZE = 60;

    /** Whoever wants what is rare among very many asks a query: a page does not look further for it. */
    private static final int MOST_LOOKED_AT = 3_000;

    private static final int MOST_YEARS = 80;

    /**
     * Something that can be shown.
     *
     * @param status the status of the claims; empty for everything and for what is no claim
     * @param words what to call it where it is no status
     */
    public record Choice(Optional<Status> status, String words, String address, boolean isChosen) {}

    /** A year with the address of its first day. */
    public record Year(String year, String address) {}

    /** The days that something begins or ends on, each with the literals that name it. Finding them takes long in a large graph. */
    public static NavigableMap<LocalDate, List<Node>> days(DatasetGraph dataset) {
        TreeMap<LocalDate, List<Node>> days = new TreeMap<>();
        for (PageQuery.Row row : PageQuery.DAYS.rows(dataset)) {
            Node literal = row.required("day");
            TimeEntries.day(literal).ifPresent(day -> days.computeIfAbsent(day, unused -> new ArrayList<>())
                    .add(literal));
        }
        return days;
    }

    /** The page that a visit asks for. */
    public static TimelinePage of(NavigableMap<LocalDate, List<Node>> days, DatasetGraph dataset, Visit visit) {
        Terms terms = new Terms(dataset, visit);
        return new Reader(days, dataset, visit, terms).page();
    }

    private static final class Reader {
        private final NavigableMap<LocalDate, List<Node>> days;
        private final DatasetGraph dataset;
        private final Graph facts;
        private final Visit visit;
        private final Terms terms;
        private final TimeEntries times;
        private final String shown;
        private final Optional<LocalDate> from;

        Reader(NavigableMap<LocalDate, List<Node>> days, DatasetGraph dataset, Visit visit, Terms terms) {
            this.days = days;
            this.dataset = dataset;
            this.facts = dataset.getDefaultGraph();
            this.visit = visit;
            this.terms = terms;
            this.times = new TimeEntries(dataset, terms, visit.site());
            this.shown = visit.parameter(SHOW).orElse(ALL);
            this.from = visit.parameter(FROM).flatMap(Reader::day);
        }

        TimelinePage page() {
            List<TimeEntry> entries = new ArrayList<>();
            Optional<String> next = read(entries);
            if (from.isEmpty()) {
                PageQuery.TIMES_WITHOUT_A_DAY.rows(dataset).stream()
                        .filter(row -> isShown(row.required("thing")))
                        .map(row -> times.entry(row.required("thing"), row.required("time")))
                        .forEach(entries::add);
            }
            return new TimelinePage(
                    Timeline.of(entries), choices(), years(), next, from.map(unused -> address(Optional.empty(), 0)));
        }

        /** Adds a page of entries that have days; gives the address of what comes after them. */
        private Optional<String> read(List<TimeEntry> entries) {
            long skip = visit.parameter(SKIP)
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(Long::valueOf)
                    .orElse(0L);
            int lookedAt = 0;
            NavigableMap<LocalDate, List<Node>> rest =
                    from.map(day -> days.tailMap(day, true)).orElse(days);
            for (Map.Entry<LocalDate, List<Node>> day : rest.entrySet()) {
                long place = 0;
                for (Iterator<Triple> pointers = pointers(day.getValue()); pointers.hasNext(); place++) {
                    Triple pointer = pointers.next();
                    if (from.equals(Optional.of(day.getKey())) && place < skip) {
                        continue;
                    }
                    if (entries.size() == PAGE_SIZE || lookedAt == MOST_LOOKED_AT) {
                        return Optional.of(address(Optional.of(day.getKey()), place));
                    }
                    lookedAt++;
                    if (isShown(pointer.getSubject())) {
                        entries.add(times.entry(pointer.getSubject(), pointer.getObject()));
                    }
                }
            }
            return Optional.empty();
        }

        /** What points to times that begin on a day, and to those that end on it and have no known beginning. */
        private Iterator<Triple> pointers(List<Node> day) {
            Iterator<Node> starts = Iter.iter(day.iterator()).flatMap(literal -> subjects(TimeEntries.START, literal));
            Iterator<Node> ends = Iter.iter(day.iterator())
                    .flatMap(literal -> subjects(TimeEntries.END, literal))
                    .filter(time -> !facts.contains(time, TimeEntries.START, Node.ANY));
            return Iter.iter(Iter.concat(starts, ends)).flatMap(time -> facts.find(Node.ANY, TimeEntries.TIME, time));
        }

        private Iterator<Node> subjects(Node property, Node day) {
            return Iter.map(facts.find(Node.ANY, property, day), Triple::getSubject);
        }

        /** Told by the status alone, because most of what is passed over need not be read further. */
        private boolean isShown(Node thing) {
            return switch (shown) {
                case ALL -> true;
                case EVENTS -> terms.status(thing).isEmpty();
                default -> terms.status(thing).equals(terms.statuses().named(shown));
            };
        }

        private List<Choice> choices() {
            List<Choice> choices = new ArrayList<>();
            choices.add(choice(Optional.empty(), visit.text("timeline.all"), ALL));
            choices.add(choice(Optional.empty(), visit.text("timeline.events"), EVENTS));
            terms.statuses()
                    .byName()
                    .forEach((name, status) -> choices.add(choice(Optional.of(status), status.word(), name)));
            return List.copyOf(choices);
        }

        private Choice choice(Optional<Status> status, String words, String name) {
            return new Choice(
                    status,
                    words,
                    visit.here(name.equals(ALL) ? List.of() : List.of(Map.entry(SHOW, name))),
                    name.equals(shown));
        }

        private List<Year> years() {
            NavigableSet<Integer> years =
                    days.keySet().stream().map(LocalDate::getYear).collect(Collectors.toCollection(TreeSet::new));
            return years.stream()
                    .limit(MOST_YEARS)
                    .map(year -> new Year(String.valueOf(year), address(Optional.of(LocalDate.of(year, 1, 1)), 0)))
                    .toList();
        }

        private String address(Optional<LocalDate> day, long skip) {
            List<Map.Entry<String, String>> parameters = new ArrayList<>();
            if (!shown.equals(ALL)) {
                parameters.add(Map.entry(SHOW, shown));
            }
            day.ifPresent(known -> parameters.add(Map.entry(FROM, known.toString())));
            if (skip > 0) {
                parameters.add(Map.entry(SKIP, String.valueOf(skip)));
            }
            return visit.here(parameters);
        }

        private static Optional<LocalDate> day(String text) {
            return TimeEntries.day(NodeFactory.createLiteralString(text));
        }
    }
}
