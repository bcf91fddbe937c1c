package org.kusgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.catalog.DatasetFile;
import org.kusgraph.graph.Names;
import org.kusgraph.ontology.Question;
import org.kusgraph.ontology.QuestionReader;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;

/** What the data set says of itself is true, and stands where it does not mix with the domain. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogTest {
    private static final String PREFIXES = """
            PREFIX dcat: <http://www.w3.org/ns/dcat#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX schema: <https://schema.org/>
            PREFIX sh: <http://www.w3.org/ns/shacl#>
            PREFIX void: <http://rdfs.org/ns/void#>
            PREFIX ext: <http://ldf.fi/void-ext#>
            PREFIX g: <https://w3id.org/us-korea-tech/graph/>
            """;
    private static final String DATASET = "<https://w3id.org/us-korea-tech/graph/catalog#dataset>";
    private static final String STATISTICS =
            "?of void:triples ?t ; void:distinctSubjects ?s ; void:distinctObjects ?o ; void:properties ?p ; void:classes ?c";
    private static final String COUNTS =
            "SELECT (COUNT(*) AS ?t) (COUNT(DISTINCT ?s0) AS ?s) (COUNT(DISTINCT ?o0) AS ?o)"
                    + " (COUNT(DISTINCT ?p0) AS ?p) (COUNT(DISTINCT ?c0) AS ?c)"
                    + " { %s { ?s0 ?p0 ?o0 . BIND (IF(?p0 = rdf:type, ?o0, ?none) AS ?c0) } }";

    @TempDir
    private static Path folder;

    private BuiltGraph built;

    @BeforeAll
    void build() throws IOException {
        Path data = folder.resolve("data");
        Folders.copy(Checkout.DATA, data);
        Folders.copy(Checkout.RESOURCES.resolve("corpus/documents"), data.resolve("documents"));
        built = BuiltGraph.of(data, folder.resolve("store"));
    }

    @AfterAll
    void close() {
        built.close();
    }

    @Test
    void theStatisticsOfTheDataSetAreWhatQueriesCount() {
        assertThat(rows("SELECT ?t ?s ?o ?p ?c { GRAPH g:catalog { VALUES ?of { " + DATASET + " } " + STATISTICS
                        + " } }"))
                .isEqualTo(rows(COUNTS.formatted("")))
                .hasSize(1);
        assertThat(rows("SELECT ?n { GRAPH g:catalog { " + DATASET + " void:entities ?n } }"))
                .isEqualTo(rows("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o"
                        + " FILTER STRSTARTS(STR(?s), \"https://w3id.org/us-korea-tech/id/\") }"))
                .hasSize(1);
    }

    @Test
    void theStatisticsOfEachNamedGraphAreWhatQueriesCount() {
        List<String> graphs = rows("SELECT ?g { GRAPH ?g {} FILTER (?g NOT IN (g:catalog, g:examples)) }").stream()
                .map(row -> row.get("g"))
                .toList();
        assertThat(graphs).hasSizeGreaterThan(6).allSatisfy(graph -> assertThat(
                        rows("SELECT ?t ?s ?o ?p ?c { GRAPH g:catalog { VALUES ?of { " + graph + " } " + STATISTICS
                                + " } }"))
                .isEqualTo(rows(COUNTS.formatted("GRAPH " + graph)))
                .hasSize(1));
    }

    @Test
    void thePartitionsByPropertyAreWhatQueriesCount() {
        assertThat(
                        sorted(
                                "SELECT ?p ?t ?o { GRAPH g:catalog { " + DATASET
                                        + " void:propertyPartition [ void:property ?p ; void:triples ?t ; void:distinctObjects ?o ] } }"))
                .isEqualTo(sorted("SELECT ?p (COUNT(*) AS ?t) (COUNT(DISTINCT ?o0) AS ?o) { ?s0 ?p ?o0 } GROUP BY ?p"))
                .hasSizeGreaterThan(40);
    }

    @Test
    void thePartitionsByWordsOfListsAreWhatQueriesCount() {
        String listed = "GRAPH g:catalog { " + DATASET + " void:propertyPartition [ void:property ?p ;"
                + " ext:objectPartition [ ext:object ?word ; void:triples ?t ] ] }";
        assertThat(sorted("SELECT ?p ?word ?t { " + listed + " }"))
                .isEqualTo(sorted("SELECT ?p ?word (COUNT(*) AS ?t) { ?s ?p ?word { SELECT DISTINCT ?p { " + listed
                        + " } } } GROUP BY ?p ?word"))
                .hasSizeGreaterThan(40);
    }

    @Test
    void thePartitionsByClassAreWhatQueriesCount() {
        String partition = "GRAPH g:catalog { " + DATASET + " void:classPartition ?cp . ?cp void:class ?c";
        assertThat(sorted("SELECT ?c ?e ?t { " + partition + " ; void:entities ?e ; void:triples ?t } }"))
                .isEqualTo(
                        sorted("SELECT ?c (COUNT(DISTINCT ?s) AS ?e) (COUNT(*) AS ?t) { ?s a ?c ; ?p ?o } GROUP BY ?c"))
                .hasSizeGreaterThan(15);
        assertThat(sorted("SELECT ?c ?p ?t { " + partition
                        + " ; void:propertyPartition [ void:property ?p ; void:triples ?t ] } }"))
                .isEqualTo(sorted("SELECT ?c ?p (COUNT(*) AS ?t) { ?s a ?c ; ?p ?o } GROUP BY ?c ?p"))
                .hasSizeGreaterThan(100);
        assertThat(sorted("SELECT ?c ?p ?oc ?t { " + partition + " ; void:propertyPartition [ void:property ?p ;"
                        + " void:classPartition [ void:class ?oc ; void:triples ?t ] ] } }"))
                .isEqualTo(
                        sorted("SELECT ?c ?p ?oc (COUNT(*) AS ?t) { ?s a ?c ; ?p ?o . ?o a ?oc } GROUP BY ?c ?p ?oc"))
                .hasSizeGreaterThan(100);
        assertThat(sorted("SELECT ?c ?p ?d ?t { " + partition + " ; void:propertyPartition [ void:property ?p ;"
                        + " ext:datatypePartition [ ext:datatype ?d ; void:triples ?t ] ] } }"))
                .isEqualTo(sorted("SELECT ?c ?p ?d (COUNT(*) AS ?t)"
                        + " { ?s a ?c ; ?p ?o FILTER ISLITERAL(?o) BIND (DATATYPE(?o) AS ?d) } GROUP BY ?c ?p ?d"))
                .hasSizeGreaterThan(50);
    }

    @Test
    void theLinksIntoOtherVocabulariesAreWhatQueriesCount() {
        assertThat(sorted("SELECT ?p ?space ?n { GRAPH g:catalog { ?l a void:Linkset ; void:subjectsTarget g:ontology ;"
                        + " void:linkPredicate ?p ; void:objectsTarget/void:uriSpace ?space ; void:triples ?n } }"))
                .isEqualTo(sorted("SELECT ?p ?space (COUNT(*) AS ?n) { GRAPH g:ontology { ?s ?p ?o"
                        + " FILTER (STRSTARTS(STR(?p), \"http://www.w3.org/2004/02/skos/core#\") && STRENDS(STR(?p), \"Match\")"
                        + " && !STRSTARTS(STR(?o), \"https://w3id.org/us-korea-tech/\")) }"
                        + " BIND (REPLACE(STR(?o), \"[^/#]*$\", \"\") AS ?space) } GROUP BY ?p ?space"))
                .hasSizeGreaterThan(3);
    }

    @Test
    void theDataSetHasATitleALicenceDatesAndDistributions() {
        assertThat(ask("""
                GRAPH g:catalog {
                  %s a void:Dataset, dcat:Dataset ;
                     dcterms:title ?english, ?korean ;
                     dcterms:description ?described, ?inKorean ;
                     dcterms:license <https://creativecommons.org/licenses/by/4.0/> ;
                     dcterms:issued ?issued ; dcterms:modified ?modified ; dcat:version ?version ;
                     dcterms:publisher ?publisher ;
                     dcat:distribution ?dump, ?queries .
                  ?dump dcat:downloadURL <https://w3id.org/us-korea-tech/dump.nq.gz> ;
                     dcat:mediaType <https://www.iana.org/assignments/media-types/application/n-quads> ;
                     dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
                  ?queries dcat:accessService/dcat:endpointURL <https://w3id.org/us-korea-tech/sparql> .
                  g:article-20241118-science-minister dcterms:source
                     <https://w3id.org/us-korea-tech/id/article-20241118-science-minister> .
                  FILTER (lang(?english) = "en" && lang(?korean) = "ko" && ?modified >= ?issued)
                  FILTER (lang(?described) = "en" && lang(?inKorean) = "ko")
                }""".formatted(DATASET))).isTrue();
    }

    @Test
    void theDefaultGraphHoldsNothingOfWhatTheDataSetSaysOfItself() {
        assertThat(rows("SELECT ?s { ?s ?p ?o } LIMIT 10")).hasSize(10).allMatch(row -> row.toString()
                .contains("<https://w3id.org/us-korea-tech/id/"));
        assertThat(rows("SELECT DISTINCT ?s { ?s ?p ?o . GRAPH ?g { ?s ?q ?r } VALUES ?g { g:catalog g:examples } }"))
                // Of the graphs and articles that it names, only the articles are of the domain, and it says nothing of
                // them.
                .isEmpty();
        assertThat(ask("{ ?s a void:Dataset } UNION { ?s a sh:SPARQLExecutable } UNION { ?s sh:declare ?d }"))
                .isFalse();
    }

    @Test
    void everyQuestionIsAnExampleThatRunsAndSaysWhatItAsks() throws IOException {
        List<Question> questions = QuestionReader.read(Checkout.ONTOLOGY.resolve("questions"));
        assertThat(rows("""
                SELECT DISTINCT ?sq ?comment ?query ?english ?korean { GRAPH g:examples {
                  ?sq a sh:SPARQLExecutable, sh:SPARQLSelectExecutable ; rdfs:comment ?comment ; sh:select ?query ;
                      sh:prefixes/sh:declare [ sh:prefix "kus" ; sh:namespace ?kus ] ;
                      rdfs:label ?english, ?korean ; schema:keywords ?word .
                  FILTER (lang(?english) = "en" && lang(?korean) = "ko")
                } }""")).hasSize(questions.size()).hasSizeGreaterThan(20);
        for (Question question : questions) {
            String written = literal("SELECT ?q { GRAPH g:examples { <https://w3id.org/us-korea-tech/graph/examples#"
                    + question.name() + "> sh:select ?q } }");
            assertThat(written).isEqualTo(question.query());
            assertThat(QueryFactory.create(written).isSelectType()).isTrue();
        }
    }

    @Test
    void everyPrefixOfTheOntologyIsDeclared() {
        Map<String, String> declared = rows(
                        "SELECT ?prefix ?namespace { GRAPH g:examples { [] sh:namespace ?namespace ; sh:prefix ?prefix } }")
                .stream()
                .collect(Collectors.toMap(row -> row.get("prefix"), row -> row.get("namespace")));
        Map<String, String> expected = new LinkedHashMap<>();
        Checkout.ontology()
                .prefixes()
                .forEach((prefix, namespace) -> expected.put("\"" + prefix + "\"", anyUri(namespace)));
        expected.put("\"id\"", anyUri("https://w3id.org/us-korea-tech/id/"));
        assertThat(declared).isEqualTo(expected);
    }

    @Test
    void whatIsWrongWithTheFileOfTheDataSetIsTold(@TempDir Path elsewhere) throws IOException {
        Path file = elsewhere.resolve("dataset.ttl");
        Files.writeString(file, """
                @prefix dcterms: <http://purl.org/dc/terms/> .
                <https://example.org/other> a dcterms:Something ; dcterms:title "another"@en .
                """);
        Outcome<?> outcome =
                DatasetFile.read(Optional.of(file), Names.ofEntities("https://w3id.org/us-korea-tech/id/"));
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<?>) outcome).problems())
                .extracting(Problem::line)
                .containsExactly(
                        file + ": something else than the data set is described: <https://example.org/other>; expected "
                                + DATASET + "; describe that alone, with blank nodes for what belongs to it",
                        file + ": the data set " + DATASET
                                + " has no dcterms:title; expected a title and a licence; add it",
                        file + ": the data set " + DATASET
                                + " has no dcterms:license; expected a title and a licence; add it");
    }

    private static String anyUri(String namespace) {
        return "\"" + namespace + "\"^^<http://www.w3.org/2001/XMLSchema#anyURI>";
    }

    private boolean ask(String pattern) {
        return built.read(dataset -> QueryExec.dataset(dataset)
                .query(PREFIXES + "ASK { " + pattern + " }")
                .ask());
    }

    private String literal(String query) {
        return built.read(dataset -> QueryExec.dataset(dataset)
                .query(PREFIXES + query)
                .select()
                .next()
                .get("q")
                .getLiteralLexicalForm());
    }

    private List<Map<String, String>> sorted(String query) {
        return rows(query).stream().sorted(Comparator.comparing(Map::toString)).toList();
    }

    private List<Map<String, String>> rows(String query) {
        return built.read(dataset -> rows(dataset, query));
    }

    private static List<Map<String, String>> rows(DatasetGraph dataset, String query) {
        List<Map<String, String>> rows = new ArrayList<>();
        try (QueryExec execution =
                QueryExec.dataset(dataset).query(PREFIXES + query).build()) {
            RowSet answer = execution.select();
            answer.forEachRemaining(binding -> {
                Map<String, String> row = new LinkedHashMap<>();
                answer.getResultVars()
                        .forEach(variable -> row.put(variable.getVarName(), NodeFmtLib.strTTL(binding.get(variable))));
                rows.add(row);
            });
        }
        return rows;
    }
}
