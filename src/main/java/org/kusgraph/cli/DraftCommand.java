package org.kusgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import org.kusgraph.draft.Header;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
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
    private final Streams streams;

    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private OntologyFolder ontology = new OntologyFolder();

    @Parameters(paramLabel = "ARTICLE", description = "The article's text, in UTF-8; - is standard input.")
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

    DraftCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return switch (ArticleFile.read(article, streams)) {
            case Outcome.Refused<ArticleText> refused -> Problems.print(refused.problems(), streams);
            case Outcome.Done<ArticleText> text ->
                switch (drafting()) {
                    case Outcome.Refused<Drafting> refused -> Problems.print(refused.problems(), streams);
                    case Outcome.Done<Drafting> drafting -> write(drafting.value(), text.value());
                };
        };
    }

    private Outcome<Drafting> drafting() throws IOException {
        return switch (KnowledgeGraph.of(ontology.path(), data.path(), Limits.USUAL, Progress.UNWATCHED)) {
            case Outcome.Refused<KnowledgeGraph> refused -> new Outcome.Refused<>(refused.problems());
            case Outcome.Done<KnowledgeGraph> done -> {
                List<Problem> problems = new ArrayList<>();
                DatasetGraph readable = done.value().readable(problems);
                warn(problems);
                yield Drafting.of(ontology.path(), done.value().ontology(), readable);
            }
        };
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

    private int write(Drafting drafting, ArticleText text) throws IOException {
        if (text.length() == 0) {
            return Problems.print(
                    List.of(new Problem(
                            ProblemCode.ARTICLE,
                            new Location.WholeFile(text.file()),
                            "the article is empty",
                            "a text",
                            "give the article's file")),
                    streams);
        }
        String chosen = language.orElseGet(() -> Drafting.language(text));
        if (!drafting.languages().contains(chosen)) {
            streams.words()
                    .println("kus draft: there are no cues for '" + chosen + "'; --lang can be one of "
                            + String.join(", ", drafting.languages()));
            return ExitCode.USAGE;
        }
        Header header = new Header(id, title, publisher, source, issued);
        streams.data().write(drafting.draft(text, chosen, header).getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }
}
