package org.kusgraph.bench;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of queries that users send, each about something of one of the generated documents. */
final class Templates {
    private static final Map<String, String> PREFIXES = Map.of(
            "kus", "https://w3id.org/us-korea-tech/ontology#",
            "id", "https://w3id.org/us-korea-tech/id/",
            "skos", "http://www.w3.org/2004/02/skos/core#",
            "schema", "https://schema.org/",
            "dcterms", "http://purl.org/dc/terms/");

    private static final String HEAD = PREFIXES.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(prefix -> "PREFIX " + prefix.getKey() + ": <" + prefix.getValue() + ">\n")
            .collect(Collectors.joining());

    /** {@code #} stands for the number of a document, ARTICLE for the id of its article. */
    private static final List<String> TEXTS = List.of(
            "SELECT ?thing { ?thing skos:prefLabel \"SK hynix #\"@en }",
            "SELECT ?property ?value { id:sk-hynix-# ?property ?value }",
            "SELECT ?name ?office ?country { id:yoo-sang-im-# skos:prefLabel ?name ; kus:holdsOffice ?office ; kus:country ?country }",
            "SELECT ?claim ?text { ?claim kus:holder id:yoo-sang-im-# ; kus:status kus:planned ; schema:text ?text FILTER (lang(?text) = \"en\") }",
            "SELECT DISTINCT ?company ?talks { ?company kus:leadsIn ?technology . id:ARTICLE schema:mentions ?company , ?talks . ?talks a kus:Negotiation }",
            "SELECT ?status (COUNT(?claim) AS ?claims) { id:ARTICLE kus:reports ?claim . ?claim kus:status ?status } GROUP BY ?status",
            "SELECT ?year (COUNT(?claim) AS ?claims) { id:ARTICLE kus:reports ?claim . ?claim dcterms:temporal ?time . ?time schema:startDate ?day BIND (SUBSTR(STR(?day), 1, 4) AS ?year) } GROUP BY ?year",
            "SELECT ?claim ?text { id:ARTICLE kus:reports ?claim . ?claim schema:text ?text FILTER (CONTAINS(LCASE(?text), \"budget\")) }",
            "SELECT ?thing ?english ?korean { id:ARTICLE schema:mentions ?thing . ?thing skos:prefLabel ?english FILTER (lang(?english) = \"en\") OPTIONAL { ?thing skos:altLabel ?korean FILTER (lang(?korean) = \"ko\") } }",
            "SELECT ?technology ?above { id:ARTICLE schema:mentions ?technology . ?technology skos:broader+ ?above }",
            "SELECT ?claim ?label { id:ARTICLE kus:reports ?claim . ?claim skos:prefLabel ?label FILTER (lang(?label) = \"en\") } ORDER BY ?label LIMIT 10",
            "ASK { id:samsung-electronics-# kus:leadsIn id:high-bandwidth-memory }",
            "CONSTRUCT { ?claim kus:holder ?holder } { id:ARTICLE kus:reports ?claim . ?claim kus:holder ?holder }",
            "DESCRIBE id:kaist-#");

    /** About all claims of all documents. */
    private static final String ALL_CLAIMS =
            "SELECT ?status (COUNT(?claim) AS ?claims) { ?claim kus:status ?status } GROUP BY ?status";

    private final int documents;

    Templates(int documents) {
        this.documents = documents;
    }

    /** A query of any kind, about a random document; with a mark that makes it another text than any before, if asked. */
    String random(Random chance, String mark) {
        return of(TEXTS.get(chance.nextInt(TEXTS.size())), chance.nextInt(documents), mark);
    }

    /** A query that looks at every claim there is. */
    static String allClaims(String mark) {
        return HEAD + ALL_CLAIMS + mark;
    }

    /** A query of each kind: about one document, and about all claims. */
    List<String> each(int document) {
        return Stream.concat(TEXTS.stream().map(text -> of(text, document, "")), Stream.of(allClaims("")))
                .toList();
    }

    private static String of(String template, int document, String mark) {
        String number = Integer.toString(document);
        String article = GeneratedDocuments.id(Checkout.ARTICLE, Checkout.ARTICLE, number);
        String text = template.replace("ARTICLE", article).replace("#", number);
        return HEAD + text + mark;
    }
}
