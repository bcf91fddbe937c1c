package org.kusgraph.draft;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.link.name.KoreanCompounds;
import org.kusgraph.link.name.NameReader;
import org.kusgraph.link.name.WordSounds;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;

/** Makes the draft of a document from the text of an article, by the entities of a graph and by cues. The same text gives the same draft. */
public final class Drafting {
    private static final String KOREAN = "ko";
    private static final String ENGLISH = "en";
    /** A first line that is longer, or ends like a sentence, is no title. */
    private static final int LONGEST_TITLE = 160;

    private static final String SENTENCE_END = ".*[.!?。]['\"”’)]*$";

    private static final String ABBREVIATION_END = ".*\\b(?:\\p{Lu}\\.){2,}$";

    private final Ontology ontology;
    private final Map<String, Cues> cues;
    private final Countries countries;
    private final NameReader names;
    private final KoreanCompounds compounds = new KoreanCompounds();
    private final WordSounds sounds = new WordSounds();
    private final KnownEntities entities;

    private Drafting(Ontology ontology, Map<String, Cues> cues, KnownEntities entities, Countries countries) {
        this.ontology = ontology;
        this.cues = cues;
        this.entities = entities;
        this.countries = countries;
        this.names = new NameReader(compounds, countries);
    }

    /**
     * Reads the cues of all languages.
     *
     * @param graph the graph as a dataset's default graph, whose entities are known
     * @return what makes drafts, or what is wrong with the cues
     * @throws IOException if a file cannot be read
     */
    public static Outcome<Drafting> of(Path ontologyFolder, Ontology ontology, DatasetGraph graph) throws IOException {
        Map<String, Cues> cues = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String language : Cues.languages(ontologyFolder)) {
            switch (Cues.read(ontologyFolder, language, ontology)) {
                case Outcome.Refused<Cues> refused -> problems.addAll(refused.problems());
                case Outcome.Done<Cues> done -> cues.put(language, done.value());
            }
        }
        Countries countries = new Countries();
        KnownEntities entities = KnownEntities.read(graph, ontology, countries);
        return Outcome.of(new Drafting(ontology, cues, entities, countries), problems);
    }

    /** The languages of the articles that can be read. */
    public Set<String> languages() {
        return cues.keySet();
    }

    /** The language in which a text seems to be: Korean where a good part of its letters are Hangul, else English. */
    public static String language(ArticleText article) {
        String text = whole(article);
        long letters = text.chars().filter(Character::isLetter).count();
        long syllables =
                text.chars().filter(letter -> Hangul.isSyllable((char) letter)).count();
        return letters > 0 && syllables * 4 > letters ? KOREAN : ENGLISH;
    }

    private static String whole(ArticleText article) {
        return article.length() == 0 ? "" : article.passage(new TextRange(0, article.length()));
    }

    /**
     * Makes a draft.
     *
     * @param article the article
     * @param language one of {@link #languages()}
     * @param header what is known of the article beside its text
     * @return the document as JSON, in which what is not sure is marked
     */
    public String draft(ArticleText article, String language, Header header) {
        Cues words = cues.getOrDefault(language, cues.values().iterator().next());
        ReadText text = new ReadText(article, language, words);
        Subjects subjects = new Subjects(language, entities.ids(), sounds);
        new KnownNames(entities.all(), words).find(text, subjects);
        String person = words.role("person");
        KnownPersons persons = new KnownPersons(entities.ofKind(person), names, sounds);
        KnownSounds known = new KnownSounds(
                entities.all().stream()
                        .filter(entity -> !entity.kind().equals(person))
                        .toList(),
                names,
                compounds,
                sounds);
        Proposals proposals = new Proposals(subjects, words, entities, persons, known, names, countries);
        NewNames newNames = new NewNames(text, subjects, words, names, proposals);
        newNames.find();
        new KoreanNames(text, subjects, words, proposals).find();
        new KnownNames(subjects.proposed(), words).find(text, subjects);
        List<OfficeFound> offices = proposals.offices();
        ShortForms shortForms = new ShortForms(text, subjects, words, offices, persons, language, this::isOfKind);
        shortForms.findAliases(entities);
        shortForms.findAbbreviations();
        shortForms.find(entities);
        newNames.findOffices();
        newNames.findUnknown();
        new KnownNames(subjects.proposed(), words).find(text, subjects);
        String firstLine = text.text().lines().findFirst().orElse("").strip();
        boolean isTitle =
                header.title().filter(given -> !given.equals(firstLine)).isEmpty()
                        && !firstLine.isEmpty()
                        && firstLine.length() <= LONGEST_TITLE
                        && text.text().strip().length() > firstLine.length()
                        && (!firstLine.matches(SENTENCE_END) || firstLine.matches(ABBREVIATION_END));
        String title = header.title().orElse(isTitle ? firstLine : "…");
        String id = header.id().orElseGet(() -> id(title, header, article));
        List<Statement> statements = new Statements(text, subjects, words, actors())
                .find(isTitle ? text.text().indexOf(firstLine) + firstLine.length() : 0);
        prospects(statements, subjects, text, words);
        return document(text, article, language, words, subjects, statements, offices, new Title(id, title), header);
    }

    private record Title(String id, String text) {}

    private String document(
            ReadText text,
            ArticleText article,
            String language,
            Cues words,
            Subjects subjects,
            List<Statement> statements,
            List<OfficeFound> offices,
            Title title,
            Header header) {
        Draft draft = new Draft(ontology, words, text, article, language, title.id(), title.text(), header);
        subjects.mentioned().forEach(draft::add);
        List<StatedTimes.Found> times = new StatedTimes(text, words, header.issued(), language).find();
        List<Amounts.Found> amounts = new Amounts(text, words).find();
        offices.forEach(draft::add);
        for (Statement statement : statements) {
            draft.add(
                    statement,
                    statement.spans().stream()
                            .flatMap(span -> subjects.within(span).stream())
                            .toList(),
                    times.stream().filter(time -> statement.holds(time.span())).toList(),
                    amounts.stream()
                            .filter(amount -> statement.holds(amount.span()))
                            .toList());
        }
        return draft.json();
    }

    /** The kinds of what can say something: all that a claim's holder can be but articles and nobody. */
    private Set<String> actors() {
        return ontology.kinds().values().stream()
                .filter(kind -> !kind.root() && isHolder(kind))
                .map(Kind::name)
                .collect(Collectors.toSet());
    }

    private boolean isHolder(Kind kind) {
        return ontology.kinds().values().stream()
                .flatMap(other -> other.fields().values().stream())
                .filter(field -> field.key().equals("speaker"))
                .map(field -> field.range())
                .filter(Range.Reference.class::isInstance)
                .anyMatch(range -> kind.isOneOf(((Range.Reference) range).classes()));
    }

    private boolean isOfKind(String one, String other) {
        return Optional.ofNullable(ontology.kinds().get(one))
                .filter(kind -> Optional.ofNullable(ontology.kinds().get(other))
                        .filter(broader -> kind.classes().contains(broader.iri()))
                        .isPresent())
                .isPresent();
    }

    /** What is only spoken of as yet to come is no law and no body, but a prospect of one. */
    private static void prospects(List<Statement> statements, Subjects subjects, ReadText text, Cues words) {
        String stated = words.role("stated");
        Map<Subject, Boolean> founded = new LinkedHashMap<>();
        for (Statement statement : statements) {
            for (Mention mention : subjects.within(statement.span())) {
                Span before = new Span(statement.span().start(), mention.span().start());
                Span behind = new Span(
                        mention.span().end(),
                        Math.min(statement.span().end(), mention.span().end() + 20));
                boolean isFounded = !statement.status().equals(stated)
                        && mention.subject().fields().containsKey("type")
                        && (words.first(Cue.Sort.FOUNDING, text.text(), before).isPresent()
                                || words.first(Cue.Sort.FOUNDING, text.text(), behind)
                                        .isPresent())
                        && !isSpeaker(statement, mention);
                founded.merge(mention.subject(), isFounded, Boolean::logicalAnd);
            }
        }
        founded.forEach((subject, isFounded) -> {
            if (isFounded && !subject.isKnown()) {
                subject.become(words.role("prospect"));
                Object type = subject.fields().remove("type");
                subject.fields().remove("eventStatus");
                subject.fields().put("wouldBe", type);
            }
        });
    }

    private static boolean isSpeaker(Statement statement, Mention mention) {
        return statement.speakers().contains(mention.subject());
    }

    private String id(String title, Header header, ArticleText article) {
        String day = header.issued()
                .map(issued -> issued.toString().replace("-", "") + "-")
                .orElse("");
        String words = title.equals("…") ? article.sha256().substring(0, 8) : Subjects.slug(title, sounds);
        return "article-" + day + words;
    }
}
