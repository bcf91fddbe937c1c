package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A draft that the command has made, with the article of which it is. */
record DraftedArticle(String json, String article) {
    /** Drafts an article by the documents of a data folder. */
    static DraftedArticle of(Path folder, String issued, String article) throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        CommandRun run = CommandRun.withInput(
                article.getBytes(UTF_8), "draft", "-", "--data", folder.toString(), "--issued", issued);

        assertThat(run.code()).isZero();
        return new DraftedArticle(run.data(), article);
    }

    /** Each claim but those of offices and other relations: its status, its holder and its passages. */
    List<String> claims() {
        return passages(entity -> entity.has("status") && !entity.has("relation"))
                .map(entity -> entity.path("status").asString() + " "
                        + holder(entity.path("holder")) + ": "
                        + passages(entity, " | "))
                .toList();
    }

    private static String holder(JsonNode holder) {
        return holder.isArray() ? holder.toString() : holder.asString().replaceFirst("^article-.*", "article");
    }

    /** Each time with its words, its first day and its last one. */
    List<String> times() {
        return JsonMapper.shared()
                .readTree(json)
                .path("claims")
                .valueStream()
                .flatMap(claim -> claim.path("time").valueStream())
                .map(time -> time.path("text").iterator().next().asString() + ": "
                        + time.path("startDate").asString("") + "/"
                        + time.path("endDate").asString(""))
                .toList();
    }

    /** Each thing that is mentioned, with its passages. */
    List<String> mentions() {
        return passages(entity -> !entity.has("status"))
                .map(entity -> entity.path("id").asString() + ": " + passages(entity, " | "))
                .toList();
    }

    /** Each thing that is mentioned, with its kind and its type if it has one. */
    List<String> kinds() {
        return passages(entity -> !entity.has("status"))
                .map(entity -> Stream.of("kind", "type")
                                .map(key -> entity.path(key).asString(""))
                                .filter(word -> !word.isEmpty())
                                .collect(Collectors.joining(" "))
                        + ": " + entity.path("name").iterator().next().asString())
                .toList();
    }

    private Stream<JsonNode> passages(Predicate<JsonNode> wanted) {
        return JsonMapper.shared().readTree(json).properties().stream()
                .flatMap(section -> StreamSupport.stream(section.getValue().spliterator(), false))
                .filter(entity -> entity.has("evidence"))
                .filter(wanted);
    }

    private String passages(JsonNode entity, String between) {
        return StreamSupport.stream(entity.path("evidence").spliterator(), false)
                .map(range -> article.substring(
                        range.path("start").asInt(), range.path("end").asInt()))
                .collect(Collectors.joining(between));
    }
}
