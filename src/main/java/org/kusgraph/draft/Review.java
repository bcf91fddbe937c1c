package org.kusgraph.draft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.document.Entity;
import org.kusgraph.document.Value;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;

/**
 * An article beside a document of it, for a person to compare: the article's text in pieces that tell which entries rest on them,
 * and the entries with their ranges.
 *
 * @param pieces the whole text of the article, in its order
 * @param entries what the document describes, in its order
 */
public record Review(List<Piece> pieces, List<Entry> entries) {
    /**
     * A piece of the article, on all of which the same entries rest.
     *
     * @param start the code point at which it begins
     * @param named the entry that mentions it, the one of the narrowest range
     * @param said the claims that rest on it
     * @param begins those of the claims whose range begins here
     */
    public record Piece(int start, String text, Optional<Entry> named, List<Entry> said, List<Entry> begins) {}

    /**
     * An entity of the document.
     *
     * @param number its place in the document, from 1
     * @param line the line of the document on which it begins
     * @param isDraft whether a person still has to look at it
     * @param isSaid whether it is a claim
     * @param fields its keys and values, but for its ranges
     * @param ranges the article's passages on which it rests
     */
    public record Entry(
            int number,
            String kind,
            String id,
            long line,
            boolean isDraft,
            boolean isSaid,
            List<Pair> fields,
            List<TextRange> ranges) {}

    /** A key of an entity with one of its values. */
    public record Pair(String key, String value) {}

    /**
     * Puts a document beside its article.
     *
     * @param document a document that has passed the checks but for its marks; of one that cannot be read there are no entries
     * @throws IOException never, as it is in memory
     */
    public static Review of(Ontology ontology, ArticleText article, byte[] document) throws IOException {
        List<Entry> entries = new ArrayList<>();
        new DocumentReader(ontology).read(article.file(), new ByteArrayInputStream(document), outcome -> {
            if (outcome instanceof Outcome.Done<Document> done) {
                done.value()
                        .entities()
                        .forEach(entity -> entries.add(entry(entries.size() + 1, entity, done.value(), ontology)));
            }
        });
        return new Review(pieces(article, entries), List.copyOf(entries));
    }

    private static Entry entry(int number, Entity entity, Document document, Ontology ontology) {
        List<Pair> fields = new ArrayList<>();
        List<TextRange> ranges = new ArrayList<>();
        boolean isDraft = false;
        for (Entity.Property property : entity.properties()) {
            String key = property.field().key();
            Optional<TextRange> range = range(property.value());
            if (range.isPresent()) {
                ranges.add(range.get());
            } else if (property.field().path().equals(ontology.draft())) {
                isDraft = true;
            } else {
                fields.add(new Pair(key, shown(property.value())));
            }
        }
        return new Entry(
                number,
                entity.kind().name(),
                entity.id(),
                document.source()
                        .place(entity.spot().offset(), entity.spot().pointer())
                        .line(),
                isDraft,
                entity.kind().fields().containsKey("status"),
                List.copyOf(fields),
                ranges.stream().sorted().toList());
    }

    private static Optional<TextRange> range(Value value) {
        if (!(value instanceof Value.Embedded embedded)) {
            return Optional.empty();
        }
        return number(embedded.entity(), "start")
                .flatMap(start -> number(embedded.entity(), "end").map(end -> new TextRange(start, end)));
    }

    private static Optional<Integer> number(Entity entity, String key) {
        return entity.properties().stream()
                .filter(property -> property.field().key().equals(key))
                .map(Entity.Property::value)
                .filter(Value.Literal.class::isInstance)
                .map(value -> ((Value.Literal) value).lexical())
                .filter(lexical -> lexical.matches("\\d{1,9}"))
                .map(Integer::valueOf)
                .findFirst();
    }

    private static String shown(Value value) {
        return switch (value) {
            case Value.Text text -> text.text() + " (" + text.language() + ")";
            case Value.Literal literal -> literal.lexical();
            case Value.Address address -> address.iri();
            case Value.Reference reference -> reference.id();
            case Value.Word word -> word.iri().getURI().replaceFirst(".*[#/]", "");
            case Value.Embedded embedded ->
                embedded.entity().properties().stream()
                        .map(property -> property.field().key() + " " + shown(property.value()))
                        .collect(Collectors.joining(", "));
        };
    }

    /** The text, cut wherever a range begins or ends. */
    private static List<Piece> pieces(ArticleText article, List<Entry> entries) {
        SortedSet<Integer> cuts = new TreeSet<>(List.of(0, article.length()));
        entries.stream()
                .flatMap(entry -> entry.ranges().stream())
                .filter(range -> range.end() <= article.length())
                .forEach(range -> cuts.addAll(List.of(range.start(), range.end())));
        List<Integer> places = List.copyOf(cuts);
        return IntStream.range(0, places.size() - 1)
                .mapToObj(place -> piece(new TextRange(places.get(place), places.get(place + 1)), article, entries))
                .toList();
    }

    private static Piece piece(TextRange range, ArticleText article, List<Entry> entries) {
        List<Entry> said = resting(entries, range).filter(Entry::isSaid).toList();
        return new Piece(
                range.start(),
                article.passage(range),
                resting(entries, range)
                        .filter(entry -> !entry.isSaid())
                        .min(Comparator.comparingInt(entry -> entry.ranges().stream()
                                .filter(of -> holds(of, range))
                                .mapToInt(of -> of.end() - of.start())
                                .min()
                                .orElseThrow())),
                said,
                said.stream()
                        .filter(entry -> entry.ranges().stream().anyMatch(of -> of.start() == range.start()))
                        .toList());
    }

    private static Stream<Entry> resting(List<Entry> entries, TextRange range) {
        return entries.stream().filter(entry -> entry.ranges().stream().anyMatch(of -> holds(of, range)));
    }

    private static boolean holds(TextRange outer, TextRange inner) {
        return outer.start() <= inner.start() && inner.end() <= outer.end();
    }
}
