package org.kusgraph.draft;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.document.Entity;
import org.kusgraph.document.Spot;
import org.kusgraph.document.Value;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/**
 * The draft of another program, held to what ours keep: it is of this article, marked as a draft, its ranges are passages, and it has
 * none of the article's sentences. What every document has to keep is checked elsewhere.
 */
public final class ForeignDraft {
    /** So many words in a row are a passage and no name. */
    private static final int PASSAGE_WORDS = 12;

    /** Korean says as much in fewer words. */
    private static final int PASSAGE_WORDS_OF_KOREAN = 8;

    private final Ontology ontology;
    private final ArticleText article;
    private final Set<List<String>> passages = new HashSet<>();
    private final int passageWords;
    private final List<Problem> problems = new ArrayList<>();

    private ForeignDraft(Ontology ontology, ArticleText article, String language) {
        this.ontology = ontology;
        this.article = article;
        this.passageWords = language.equals("ko") ? PASSAGE_WORDS_OF_KOREAN : PASSAGE_WORDS;
        runs(article.length() == 0 ? "" : article.passage(new TextRange(0, article.length())))
                .forEach(passages::add);
    }

    /**
     * Checks a draft.
     *
     * @param name what problems call it
     * @param language the article's
     * @return what is wrong with it, in reading order; of what cannot be read, nothing
     * @throws IOException never, as it is in memory
     */
    public static List<Problem> problems(
            Ontology ontology, ArticleText article, String language, String name, byte[] draft) throws IOException {
        ForeignDraft check = new ForeignDraft(ontology, article, language);
        new DocumentReader(ontology).read(name, new ByteArrayInputStream(draft), outcome -> {
            if (outcome instanceof Outcome.Done<Document> done) {
                check.check(done.value());
            }
        });
        return check.problems.stream().sorted(Problem.READING_ORDER).toList();
    }

    private Stream<List<String>> runs(String text) {
        List<String> words = List.of(text.strip().split("\\s+", 0));
        return Stream.iterate(0, start -> start + passageWords <= words.size(), start -> start + 1)
                .map(start -> List.copyOf(words.subList(start, start + passageWords)));
    }

    private void check(Document document) {
        Map<String, String> own = new TreeMap<>(Map.of("sha256", article.sha256(), "length", "" + article.length()));
        for (Entity.Property property : document.root().properties()) {
            String key = property.field().key();
            if (own.containsKey(key)
                    && property.value() instanceof Value.Literal literal
                    && !literal.lexical().equals(own.get(key))) {
                add(document, literal.spot(), "this is not the " + key + " of the article", own.get(key), "give that");
            }
        }
        checkMark(document, document.root());
        document.listings().forEach(listing -> {
            if (isSaid(listing.entity())) {
                checkMark(document, listing.entity());
            }
        });
        document.entities().forEach(entity -> check(document, entity));
    }

    /** Whether an entity has a status, as claims have. */
    private boolean isSaid(Entity entity) {
        return entity.kind().fields().containsKey("status");
    }

    private void checkMark(Document document, Entity entity) {
        boolean isMarked = entity.properties().stream()
                .filter(property -> property.field().path().equals(ontology.draft()))
                .anyMatch(property -> property.value() instanceof Value.Literal literal
                        && literal.lexical().equals("true"));
        if (!isMarked) {
            String kind = entity.kind().name();
            String key = entity.kind().fields().values().stream()
                    .filter(field -> field.path().equals(ontology.draft()))
                    .map(Field::key)
                    .findFirst()
                    .orElse("");
            add(
                    document,
                    entity.spot(),
                    "this " + kind + " is not marked as a draft",
                    "'" + key + "': true",
                    "mark it");
        }
    }

    private void check(Document document, Entity entity) {
        for (Entity.Property property : entity.properties()) {
            switch (property.value()) {
                case Value.Text text -> {
                    if (runs(text.text()).anyMatch(passages::contains)) {
                        add(
                                document,
                                text.spot(),
                                "this has " + passageWords + " words in a row from the article",
                                "words of your own",
                                "leave the article's sentences to the article, and give their ranges");
                    }
                }
                case Value.Embedded embedded -> {
                    range(document, embedded.entity());
                    check(document, embedded.entity());
                }
                case Value.Literal literal -> {}
                case Value.Address address -> {}
                case Value.Reference reference -> {}
                case Value.Word word -> {}
            }
        }
    }

    /** A range begins and ends with what is no space. */
    private void range(Document document, Entity range) {
        Map<String, Integer> ends = new TreeMap<>();
        for (Entity.Property property : range.properties()) {
            if (property.value() instanceof Value.Literal literal
                    && literal.lexical().matches("\\d{1,9}")) {
                ends.put(property.field().key(), Integer.parseInt(literal.lexical()));
            }
        }
        if (ends.containsKey("start") && ends.containsKey("end")) {
            TextRange place = new TextRange(ends.getOrDefault("start", 0), ends.getOrDefault("end", 0));
            boolean isPassage = article.holds(place)
                    && article.passage(place).equals(article.passage(place).strip());
            if (!isPassage) {
                add(
                        document,
                        range.spot(),
                        "this is no passage of the article, which has " + article.length() + " code points",
                        "a range within it that neither begins nor ends with a space",
                        "count code points from 0");
            }
        }
    }

    private void add(Document document, Spot spot, String wrong, String expected, String mend) {
        problems.add(new Problem(
                ProblemCode.ARTICLE, document.source().place(spot.offset(), spot.pointer()), wrong, expected, mend));
    }
}
