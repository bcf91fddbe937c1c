package org.kusgraph.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kusgraph.evidence.ArticleMatch;
import org.kusgraph.evidence.ArticleSearch;
import org.kusgraph.evidence.ArticleText;
import org.kusgraph.evidence.ArticleText.LetterCase;
import org.kusgraph.evidence.Claim;
import org.kusgraph.evidence.Coverage;
import org.kusgraph.evidence.DescribedArticle;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.problem.NearMiss;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.Shown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the passages of an article on which claims rest. What it shows of the article goes to standard output alone. */
@Command(
        name = "evidence",
        description = {
            "Shows the passages of an article on which its claims rest, to whoever has the article: documents hold only"
                    + " ranges. The file must be the very one that a document describes; its digest tells.",
            "With --find, gives the ranges of words, for a document to copy; with --uncovered, the passages on which no"
                    + " claim rests."
        })
final class EvidenceCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    /** Less than this is part of too many ids to tell which is meant. */
    private static final int SHORTEST_PART = 4;

    private final Streams streams;

    @Mixin
    private DataFolder data = new DataFolder();

    @Mixin
    private OntologyFolder ontology = new OntologyFolder();

    @Option(
            names = "--article",
            paramLabel = "FILE",
            required = true,
            description =
                    "The article's text, in UTF-8, or the web page (.html) that it was taken from; - is standard input.")
    private String article = STANDARD_INPUT;

    @Parameters(paramLabel = "CLAIM", arity = "0..*", description = "The ids of the claims to show, instead of all.")
    private List<String> claims = List.of();

    @Option(
            names = "--find",
            paramLabel = "WORDS",
            description = "Gives the ranges at which the article has these words, over line ends too.")
    private Optional<String> find = Optional.empty();

    @Option(names = "--uncovered", description = "Shows the passages on which no claim rests.")
    private boolean uncovered;

    @Option(names = "--ignore-case", description = "With --find: upper and lower case are the same.")
    private boolean ignoreCase;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of: ${COMPLETION-CANDIDATES} (default: table on a terminal, json otherwise).")
    private Optional<Format> format = Optional.empty();

    @Option(
            names = "--width",
            paramLabel = "COLUMNS",
            description = "How wide a table may be (default: as wide as the terminal).")
    private Optional<Integer> width = Optional.empty();

    private enum Format {
        table,
        json,
        csv
    }

    EvidenceCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Optional<String> mistake = mistake();
        if (mistake.isPresent()) {
            return say(mistake.get(), ExitCode.USAGE);
        }
        return switch (ArticleFile.read(article, streams)) {
            case Outcome.Refused<ArticleText> refused -> Problems.print(refused.problems(), streams);
            case Outcome.Done<ArticleText> text ->
                switch (ArticleSearch.of(ontology.path())) {
                    case Outcome.Refused<ArticleSearch> refused -> Problems.print(refused.problems(), streams);
                    case Outcome.Done<ArticleSearch> search ->
                        show(text.value(), search.value().find(text.value(), data.path()));
                };
        };
    }

    /** What is wrong with the options together. */
    private Optional<String> mistake() {
        if (find.filter(String::isBlank).isPresent()) {
            return Optional.of("--find needs words");
        }
        long asked = Stream.of(!claims.isEmpty(), find.isPresent(), uncovered)
                .filter(each -> each)
                .count();
        if (asked > 1) {
            return Optional.of("claims, --find and --uncovered do not go together; ask one at a time");
        }
        return ignoreCase && find.isEmpty() ? Optional.of("--ignore-case goes with --find alone") : Optional.empty();
    }

    private int show(ArticleText text, ArticleMatch match) throws IOException {
        return switch (match) {
            case ArticleMatch.Faulty faulty -> Problems.print(faulty.problems(), streams);
            case ArticleMatch.Undescribed undescribed -> undescribed(text, undescribed.problems());
            case ArticleMatch.Described described -> described(text, described.articles());
        };
    }

    /** Words can be found before the first document of an article is written; then they are needed most. */
    private int undescribed(ArticleText text, List<Problem> problems) throws IOException {
        if (find.isEmpty()) {
            return Problems.print(problems, streams);
        }
        int code = found(text);
        streams.words()
                .println("kus evidence: no document describes this article yet; one needs \"sha256\": \""
                        + text.sha256() + "\", \"length\": " + text.length());
        return code;
    }

    private int described(ArticleText text, List<DescribedArticle> articles) throws IOException {
        if (find.isPresent()) {
            return found(text);
        }
        if (uncovered) {
            return uncovered(text, articles);
        }
        if (claims.isEmpty()) {
            return write(format().claims(text, articles));
        }
        List<String> unknown = unknown(articles);
        if (!unknown.isEmpty()) {
            unknown.forEach(line -> streams.words().println(line));
            return ExitCode.USAGE;
        }
        return write(format().claims(
                        text,
                        articles.stream()
                                .map(described -> described.withClaims(claims))
                                .filter(described -> !described.claims().isEmpty())
                                .toList()));
    }

    private int uncovered(ArticleText text, List<DescribedArticle> articles) throws IOException {
        EvidenceFormat chosen = format();
        if (chosen instanceof EvidenceCsv) {
            // Its lines have no place for what is said of them all.
            articles.forEach(described -> streams.words()
                    .println(Shown.whole(described.id()) + ": "
                            + EvidenceTable.share(Coverage.of(text, described.claims()))));
        }
        return write(chosen.uncovered(text, articles));
    }

    /** A line for each claim that was asked for and that the article does not have. */
    private List<String> unknown(List<DescribedArticle> articles) {
        TreeSet<String> known = new TreeSet<>();
        articles.forEach(described -> described.claims().stream().map(Claim::id).forEach(known::add));
        return claims.stream()
                .filter(id -> !known.contains(id))
                .map(id -> "kus evidence: the article has no claim " + Shown.quoted(id) + "; " + suggestion(id, known))
                .toList();
    }

    private static String suggestion(String id, Set<String> known) {
        Optional<String> longer = known.stream()
                .filter(other -> id.length() >= SHORTEST_PART && other.contains(id))
                .findFirst();
        return longer.map(other -> "did you mean " + Shown.quoted(other) + "?")
                .orElseGet(() -> NearMiss.mend(id, known, "without ids all claims are shown"));
    }

    private int found(ArticleText text) throws IOException {
        String words = find.orElseThrow();
        List<TextRange> ranges = text.find(words, ignoreCase ? LetterCase.IGNORED : LetterCase.DISTINGUISHED);
        if (ranges.isEmpty()) {
            boolean otherCase =
                    !ignoreCase && !text.find(words, LetterCase.IGNORED).isEmpty();
            return say(
                    "the article does not have the words " + Shown.quoted(words)
                            + (otherCase ? ", but has them in other letter case: --ignore-case finds them" : ""),
                    ExitCode.INPUT);
        }
        return write(format().found(text, ranges));
    }

    private EvidenceFormat format() {
        Format usual = streams.dataOnTerminal() ? Format.table : Format.json;
        return switch (format.orElse(usual)) {
            case table -> new EvidenceTable(width.orElseGet(() -> TerminalWidth.of(streams)));
            case json -> new EvidenceJson();
            case csv -> new EvidenceCsv();
        };
    }

    private int write(String output) throws IOException {
        streams.data().write(output.getBytes(StandardCharsets.UTF_8));
        return ExitCode.DONE;
    }

    private int say(String sentence, int code) {
        streams.words().println("kus evidence: " + sentence);
        return code;
    }
}
