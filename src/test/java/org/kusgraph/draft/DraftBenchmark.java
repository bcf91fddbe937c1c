package org.kusgraph.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.Checkout;
import org.kusgraph.Folders;
import org.kusgraph.KnowledgeGraph;
import org.kusgraph.evidence.ArticleText;

/**
 * Prints how good drafts are: those of the invented articles beside what is true of them, and with {@code -Dkus.article=FILE}
 * that of an article beside the document which a person has written of it, by a graph without that document.
 */
final class DraftBenchmark {
    @Test
    void draftsOfInventedArticles() throws IOException {
        Drafting drafting = drafting(Checkout.DATA);
        for (String language : List.of("en", "ko")) {
            DraftScore score = score(drafting, DraftTruth.names(), language);
            score.misses().forEach(System.out::println);
            print("invented, " + language, score.counts());
            // What is missed in them is not told, so that nobody makes drafts better by them.
            print(
                    "unseen, " + language,
                    score(drafting, DraftTruth.unseen(), language).counts());
        }
    }

    private static DraftScore score(Drafting drafting, List<String> names, String language) throws IOException {
        DraftScore score = new DraftScore();
        for (String name : names) {
            if (name.startsWith(language)) {
                DraftTruth truth = DraftTruth.read(name);
                score.add(truth, drafting.draft(truth.text(), language, truth.header()));
            }
        }
        return score;
    }

    @Test
    void draftOfADescribedArticle(@TempDir Path folder) throws IOException {
        Optional<String> file = Optional.ofNullable(System.getProperty("kus.article"));
        if (file.isEmpty()) {
            return;
        }
        ArticleText article = Checkout.value(ArticleText.read(file.get(), Files.newInputStream(Path.of(file.get()))));
        Path data = folder.resolve("data");
        Folders.copy(Checkout.DATA, data);
        List<Path> described = new ArrayList<>();
        for (Path document : Folders.files(data.resolve("documents"))) {
            if (Files.readString(document).contains(article.sha256())) {
                described.add(document);
            }
        }
        assertThat(described).as("documents of " + file.get()).hasSize(1);
        String reviewed = Files.readString(described.get(0));
        String language = Drafting.language(article);
        Header header =
                new Header(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), issued(reviewed));
        print("the whole graph", ReviewedScore.of(reviewed, drafting(data).draft(article, language, header)));
        Files.delete(described.get(0));
        print("a graph without it", ReviewedScore.of(reviewed, drafting(data).draft(article, language, header)));
    }

    private static Optional<LocalDate> issued(String document) {
        var found = Pattern.compile("\"issued\": \"(\\d{4}-\\d{2}-\\d{2})\"").matcher(document);
        return found.find() ? Optional.of(LocalDate.parse(found.group(1))) : Optional.empty();
    }

    private static void print(String what, Map<String, DraftScore.Count> counts) {
        counts.forEach((part, count) -> System.out.println("| " + what + " | " + part + " | " + count + " |"));
    }

    private static Drafting drafting(Path data) throws IOException {
        KnowledgeGraph graph = Checkout.value(KnowledgeGraph.of(Checkout.ONTOLOGY, data));
        return Checkout.value(Drafting.of(Checkout.ONTOLOGY, graph.ontology(), graph.readable(new ArrayList<>())));
    }
}
