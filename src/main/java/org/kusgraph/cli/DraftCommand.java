package org.kusgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.draft.Drafting;
import org.kusgraph.draft.ForeignDraft;
import org.kusgraph.draft.Header;
import org.kusgraph.draft.Review;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.PageHeader;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.web.page.Pages;
import org.kusgraph.web.page.ReviewPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proposes the document of an article. The article goes nowhere but into the ranges of what is proposed. */
@Command(
        name = "draft",
        description = {
            "Proposes the document of an article, for a person to correct: what it mentions, with the ranges, what it seems"
                    + " to say, by whom and how surely, its times and amounts. Whatever is not sure is marked as a draft, and a"
                    + " document with such a mark is never published; ./kus check tells what is left to do.",
            "It runs offline, and the same article gives the same draft. The words of claims are left to you."
        })
final class DraftCommand implements Callable<Integer> {
    /** What problems call the extractor's answer. */
    private static final String EXTRACTED = "extracted.json";

    /** No article of a newspaper is longer, and the time to read it grows faster than the text. */
    private static final int MOST_CHARACTERS = 200_000;

    private final Streams streams;

    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private OntologyFolder ontology = new OntologyFolder();

    @Parameters(
            paramLabel = "ARTICLE",
            description =
                    "The article's text, in UTF-8, or a web page (.html), of which the article's text is taken and"
                            + " ranges count; - is text from standard input.")
    private String article = "-";

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            description = "The article's language, en or ko (default: told by its letters).")
    private Optional<String> language = Optional.empty();

    @Option(names = "--id", paramLabel = "ID", description = "The id of the article (default: made of day and title).")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--title",
            paramLabel = "TITLE",
            description = "The article's title (default: its first line, if that is no sentence).")
    private Optional<String> title = Optional.empty();

    @Option(names = "--publisher", paramLabel = "NAME", description = "Who published the article.")
    private Optional<String> publisher = Optional.empty();

    @Option(names = "--source", paramLabel = "URL", description = "Where the article was published.")
    private Optional<String> source = Optional.empty();

    @Option(
            names = "--issued",
            paramLabel = "DAY",
            description =
                    "The day of publication, such as 2024-11-18; days without a year and next year count from it.")
    private Optional<LocalDate> issued = Optional.empty();

    @Option(
            names = "--text",
            description = "Writes the text of the article instead, which is what ranges count in: keep it, of a page.")
    private boolean textAlone;

    @Option(
            names = "--review",
            description =
                    "Writes a page for a browser instead, which shows the article with its marks beside the document: a file"
                            + " that loads and sends nothing. It holds the article, so keep it to yourself.")
    private boolean reviewed;

    @Option(
            names = "--extractor",
            paramLabel = "COMMAND|URL",
            description = {
                "Another program that makes the draft from the article and from ours, such as one that asks a language model:"
                        + " a command, which reads a request from standard input and writes a document to standard output, or an"
                        + " HTTP service. The article is given to it. docs/extractors.md tells the form."
            })
    private Optional<String> extractor = Optional.empty();

    @Option(
            names = "--extractor-seconds",
            paramLabel = "SECONDS",
            defaultValue = "120",
            description = "How long the extractor may take (default: ${DEFAULT-VALUE}).")
    private int extractorSeconds = 120;

    DraftCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return switch (ArticleFile.read(article, streams)) {
            case Outcome.Refused<ArticleText> refused -> Problems.print(refused.problems(), streams);
            case Outcome.Done<ArticleText> text ->
                switch (KnowledgeGraph.of(ontology.path(), data.path(), Limits.USUAL, Progress.UNWATCHED)) {
                    case Outcome.Refused<KnowledgeGraph> refused -> Problems.print(refused.problems(), streams);
                    case Outcome.Done<KnowledgeGraph> graph ->
                        switch (drafting(graph.value())) {
                            case Outcome.Refused<Drafting> refused -> Problems.print(refused.problems(), streams);
                            case Outcome.Done<Drafting> drafting ->
                                write(graph.value(), drafting.value(), text.value());
                        };
                };
        };
    }

    private Outcome<Drafting> drafting(KnowledgeGraph graph) throws IOException {
        List<Problem> problems = new ArrayList<>();
        DatasetGraph readable = graph.readable(problems);
        warn(problems);
        return Drafting.of(ontology.path(), graph.ontology(), readable);
    }

    /** The file into which the draft is written is empty by now, and other drafts are being worked on: both are no news. */
    private void warn(List<Problem> problems) {
        long faults = problems.stream()
                .filter(problem -> problem.code() != ProblemCode.DRAFT && problem.code() != ProblemCode.SYNTAX)
                .count();
        if (faults > 0) {
            streams.words()
                    .println("kus draft: the data has " + faults
                            + (faults == 1 ? " problem" : " problems")
                            + ", and what is at fault is not known here; ./kus check tells it");
        }
    }

    private int write(KnowledgeGraph graph, Drafting drafting, ArticleText text) throws IOException {
        if (text.length() == 0 || text.length() > MOST_CHARACTERS) {
            Problem problem = new Problem(
                    text.length() == 0 ? ProblemCode.ARTICLE : ProblemCode.LIMIT,
                    new Location.WholeFile(text.file()),
                    text.length() == 0 ? "the article is empty" : "the article is too long",
                    "a text of at most " + MOST_CHARACTERS + " characters",
                    "give the article's file");
            return Problems.print(List.of(problem), streams);
        }
        if (textAlone) {
            streams.data().write(text.passage(new TextRange(0, text.length())).getBytes(StandardCharsets.UTF_8));
            return ExitCode.DONE;
        }
        String chosen = language.orElseGet(() -> Drafting.language(text));
        if (!drafting.languages().contains(chosen)) {
            streams.words()
                    .println("kus draft: there are no cues for '" + chosen + "'; --lang can be one of "
                            + String.join(", ", drafting.languages()));
            return ExitCode.USAGE;
        }
        PageHeader page = text.header();
        Header header = new Header(id, title, publisher, source, issued)
                .or(new Header(Optional.empty(), page.title(), page.publisher(), page.source(), page.issued()));
        String draft = drafting.draft(text, chosen, header);
        if (extractor.isPresent()) {
            return extract(graph, text, chosen, draft);
        }
        return write(graph, text, chosen, draft.getBytes(StandardCharsets.UTF_8));
    }

    private int write(KnowledgeGraph graph, ArticleText text, String chosen, byte[] draft) throws IOException {
        streams.data()
                .write(
                        reviewed
                                ? Pages.review(
                                        ReviewPage.of(text.file(), chosen, Review.of(graph.ontology(), text, draft)))
                                : draft);
        return ExitCode.DONE;
    }

    /** Writes what the extractor makes of the article and of our draft, if nothing is wrong with it but that it is a draft. */
    private int extract(KnowledgeGraph graph, ArticleText text, String chosen, String draft) throws IOException {
        if (extractorSeconds <= 0) {
            streams.words().println("kus draft: --extractor-seconds is at least 1");
            return ExitCode.USAGE;
        }
        Extractor asked = new Extractor(extractor.orElseThrow(), Duration.ofSeconds(extractorSeconds));
        byte[] answer = asked.ask(ExtractorRequest.json(text, chosen, draft));
        List<Problem> problems =
                new ArrayList<>(ForeignDraft.problems(graph.ontology(), text, chosen, EXTRACTED, answer));
        graph.check(EXTRACTED, answer).stream()
                .filter(problem -> problem.code() != ProblemCode.DRAFT)
                .forEach(problems::add);
        if (!problems.isEmpty()) {
            problems.sort(Problem.READING_ORDER);
            return Problems.print(problems, streams);
        }
        return write(graph, text, chosen, answer);
    }
}
