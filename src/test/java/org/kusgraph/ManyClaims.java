package org.kusgraph;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A corpus of invented articles with as many claims as asked for, to see that pages stay bounded: some actors take part in many
 * claims, some days have many, and many claims contradict one.
 */
public final class ManyClaims {
    /** The actor in every tenth claim. */
    public static final String BUSIEST_ACTOR = "many-actor-0";

    /** The claim that every hundredth claim contradicts. */
    public static final String DENIED_CLAIM = "many-claim-0";

    private static final int CLAIMS_OF_AN_ARTICLE = 250;
    private static final int ACTORS = 2_000;
    private static final int TECHNOLOGIES = 300;
    private static final List<String> STATUSES =
            List.of("stated", "planned", "feared", "conditional", "pledged", "proposed", "judged", "asked");
    private static final List<String> RELATIONS = List.of("develops", "leadsIn", "restricts");

    private ManyClaims() {}

    /**
     * Writes the corpus as one file of JSON Lines.
     *
     * @param documents the folder of a data folder's documents, made if need be
     * @param claims how many claims
     */
    public static void write(Path documents, int claims) throws IOException {
        Files.createDirectories(documents);
        try (BufferedWriter file = Files.newBufferedWriter(documents.resolve("many.jsonl"))) {
            for (int first = 0; first < claims; first += CLAIMS_OF_AN_ARTICLE) {
                file.write(article(first, Math.min(claims, first + CLAIMS_OF_AN_ARTICLE)));
                file.newLine();
            }
        }
    }

    private static String article(int first, int end) {
        StringBuilder article = new StringBuilder("""
                {"@context":["../../ontology/context.jsonld",{"@base":"https://w3id.org/us-korea-tech/id/"}],"id":"many-article-%1$d",\
                "kind":"Article","name":{"en":"Invented article %1$d"},"language":"en","publisher":"The Invented Gazette",\
                "issued":"2041-01-01","sha256":"%2$064x","length":100000""".formatted(first, first));
        if (first == 0) {
            article.append(",\"actors\":[");
            for (int i = 0; i < ACTORS; i++) {
                article.append("""
                        %s{"id":"many-actor-%d","kind":"Company","name":{"en":"Invented company %d","ko":"꾸며낸 회사 %d"}}""".formatted(i == 0 ? "" : ",", i, i, i));
            }
            article.append("],\"technologies\":[");
            for (int i = 0; i < TECHNOLOGIES; i++) {
                article.append("""
                        %s{"id":"many-technology-%d","kind":"Technology","name":{"en":"invented technology %d"}}""".formatted(i == 0 ? "" : ",", i, i));
            }
            article.append(']');
        }
        article.append(",\"claims\":[");
        for (int i = first; i < end; i++) {
            article.append(i == first ? "" : ",").append(claim(i, first));
        }
        return article.append("]}").toString();
    }

    private static String claim(int number, int article) {
        int actor = number % 10 == 0 ? 0 : number * 7 % ACTORS;
        String day = String.format(
                Locale.ROOT, "%d-%02d-%02d", 2020 + number % 40, 1 + number / 40 % 12, 1 + number / 480 % 28);
        return """
                {"id":"many-claim-%1$d","kind":"Claim","name":{"en":"invented claim %1$d"},"text":{"en":"An invented claim, number %1$d."},\
                "status":"%2$s","holder":"%3$s","subject":"many-actor-%4$d","relation":"%5$s","object":"many-technology-%6$d",\
                "time":[{"text":{"en":"at some time"}%7$s}]%8$s,"evidence":[{"start":%9$d,"end":%10$d}]}""".formatted(
                number,
                STATUSES.get(number % STATUSES.size()),
                number % 3 == 0 ? "unnamed" : "many-article-" + article,
                actor,
                RELATIONS.get(number % RELATIONS.size()),
                number * 13 % TECHNOLOGIES,
                number % 11 == 0
                        ? ""
                        : ",\"startDate\":\"" + day + "\"" + (number % 2 == 0 ? ",\"endDate\":\"" + day + "\"" : ""),
                number % 100 == 99 ? ",\"contradicts\":\"" + DENIED_CLAIM + "\"" : "",
                number % 90_000,
                number % 90_000 + 50);
    }
}
