package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.store.Changes;
import org.kusgraph.store.CurrentSnapshot;
import org.kusgraph.store.SnapshotReading;
import org.kusgraph.store.SnapshotStore;
import org.kusgraph.store.search.EntityHit;
import org.kusgraph.store.search.EntityQuery;

/**
 * A build after some documents have changed, which starts from the snapshot before: it comes to what a build from nothing comes to.
 * More than a few are killed with {@code -Dkus.kills=50}, at other moments with another {@code -Dkus.seed}.
 */
final class UpdatedGraphTest {
    private static final int KILLS = Integer.getInteger("kus.kills", 4);
    private static final long SEED = Long.getLong("kus.seed", System.nanoTime());
    private static final int MOST_MILLISECONDS = 500;

    private static final int ARTICLES = 16;
    private static final int ACTORS = 6;
    private static final List<String> STATUSES = List.of("stated", "planned", "feared", "asked");
    private static final List<String> RELATIONS = List.of("develops", "leadsIn", "restricts");
    private static final List<String> KINDS = List.of("Company", "Organization");
    private static final List<String> KOREAN = List.of("고대역폭메모리", "하늘반도체", "메모리", "반도체 회사");

    @TempDir
    private Path folder;

    private Path data;
    private SnapshotStore store;

    @BeforeEach
    void makeData() throws IOException {
        data = Folders.inventedArticles(folder.resolve("data"));
        store = new SnapshotStore(folder.resolve("store"));
        for (int number = 0; number < ARTICLES; number++) {
            write(number, new Random(number));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whateverDocumentsChangeTheSnapshotIsAsOneMadeFromNothing(long seed) throws IOException {
        Random random = new Random(seed);
        build(data, store);
        for (int round = 0; round < 3; round++) {
            for (int change = random.nextInt(3); change >= 0; change--) {
                int number = 1 + random.nextInt(ARTICLES + 1);
                if (random.nextInt(4) == 0) {
                    Files.deleteIfExists(file(number));
                } else {
                    write(number, random);
                }
            }
            Set<String> before = lines(snapshot());
            String identity = store.current().orElseThrow();
            build(data, store);
            expectAsFromNothing();
            if (!store.current().equals(Optional.of(identity))) {
                expectUpdated(true);
                expectChanges(before);
            }
        }
    }

    @Test
    void ofAFileOfManyDocumentsOnlyThoseThatChangeAreMadeAnew() throws IOException {
        Path many = data.resolve("documents/many.jsonl");
        List<String> lines = new ArrayList<>();
        for (int number = 0; number < ARTICLES; number++) {
            lines.add(Files.readString(file(number)).strip());
            Files.delete(file(number));
        }
        Files.write(many, lines);
        build(data, store);

        // One is changed, one taken out, one goes into a file of its own, and all come in another order.
        Files.writeString(file(3), lines.remove(3));
        lines.remove(5);
        lines.set(9, lines.get(9).replace("invented claim", "changed claim"));
        Collections.reverse(lines.subList(1, lines.size()));
        Files.write(many, lines);
        build(data, store);

        expectAsFromNothing();
        expectUpdated(true);
    }

    @Test
    void whatIsNotADocumentHasEverythingBuiltFromNothing() throws IOException {
        build(data, store);
        Files.createDirectories(data.resolve("taxonomies"));
        Files.writeString(data.resolve("taxonomies/more.ttl"), """
                @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
                @prefix id: <https://w3id.org/us-korea-tech/id/> .
                @prefix kus: <https://w3id.org/us-korea-tech/ontology#> .
                id:changing-technology-0 a kus:Technology ; skos:prefLabel "first technology"@en .
                """);
        build(data, store);

        expectAsFromNothing();
        expectUpdated(false);
    }

    @Test
    void aBuilderThatIsKilledWhileItUpdatesLeavesTheSnapshotBeforeOrTheWholeNewOne() throws Exception {
        build(data, store);
        Random random = new Random(SEED);
        int halfBuilt = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Set<String> before = lines(snapshot());
            Optional<String> identity = store.current();
            write(1 + random.nextInt(ARTICLES - 1), random);
            killWhileBuilding(random.nextInt(MOST_MILLISECONDS));
            if (isHalfBuilt()) {
                halfBuilt++;
            }

            if (store.checked().equals(identity)) {
                assertThat(lines(snapshot())).as("seed %s", SEED).isEqualTo(before);
            }
            build(data, store);
            expectAsFromNothing();
            expectUpdated(true);
        }
        assertThat(halfBuilt)
                .as("builders that were killed in the middle, seed %s", SEED)
                .isPositive();
    }

    private void killWhileBuilding(int milliseconds) throws Exception {
        Process builder = JavaProcess.kus()
                .start(
                        "build",
                        "--ontology",
                        BuiltGraph.ONTOLOGY.toString(),
                        "--data",
                        data.toString(),
                        "--store",
                        folder.resolve("store").toString());
        while (builder.isAlive() && !isHalfBuilt()) {
            Thread.sleep(1);
        }
        Thread.sleep(milliseconds);
        boolean unused = builder.toHandle().destroyForcibly();
        assertThat(builder.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private boolean isHalfBuilt() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("store/snapshots"))) {
            return entries.anyMatch(entry -> entry.getFileName().toString().startsWith("building"));
        }
    }

    @Test
    void manyNewDocumentsHaveEverythingBuiltFromNothingHoweverFewTheirFiles() throws IOException {
        build(data, store);
        List<String> lines = new ArrayList<>();
        for (int number = ARTICLES; number < 2 * ARTICLES; number++) {
            write(number, new Random(number));
            lines.add(Files.readString(file(number)).strip());
            Files.delete(file(number));
        }
        Files.write(data.resolve("documents/many.jsonl"), lines);
        build(data, store);

        expectAsFromNothing();
        expectUpdated(false);
    }

    @Test
    void aDamagedSnapshotIsOfNoUseForTheNext() throws IOException {
        build(data, store);
        Path terms = snapshot().resolve("Data-0001/SPO.dat");
        byte[] bytes = Files.readAllBytes(terms);
        bytes[100] ^= 1;
        Files.write(terms, bytes);
        write(1, new Random(100));
        build(data, store);

        expectAsFromNothing();
        expectUpdated(false);
    }

    @Test
    void aFaultThatOnlyAllDocumentsTogetherShowIsToldAsByABuildFromNothing() throws IOException {
        writeOther("first", """
                "instruments":[{"id":"upper","kind":"Instrument","name":{"en":"upper"},"type":"law"},\
                {"id":"lower","kind":"Instrument","name":{"en":"lower"},"type":"clause","partOf":"upper","formerly":["lowest"]}]""");
        writeOther("second", """
                "actors":[{"id":"only-here","kind":"Country","name":{"en":"Only here"}}]""");
        writeOther("third", """
                "actors":[{"id":"third-actor","kind":"Company","name":{"en":"Third"},"country":"only-here"}],"claims":[{"id":"third-claim","kind":"Claim","name":{"en":"a claim"},"text":{"en":"A claim."},"status":"stated",\
                "holder":"unnamed","subject":"only-here","relation":"develops","object":"changing-technology-1",\
                "time":[{"text":{"en":"at some time"}}],"evidence":[{"start":1,"end":50}]}]""");
        build(data, store);
        String built = store.current().orElseThrow();
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put("a cycle through another", """
                "instruments":[{"id":"upper","kind":"Instrument","name":{"en":"upper"},"type":"law","partOf":"lower"}]""");
        faults.put("another name", """
                "instruments":[{"id":"upper","kind":"Instrument","name":{"en":"uppermost"},"type":"law"}]""");
        faults.put("another kind", """
                "actors":[{"id":"upper","kind":"Company","name":{"en":"upper"}}]""");
        faults.put("a claim of another", """
                "claims":[{"id":"third-claim","kind":"Claim","name":{"en":"a claim"},"text":{"en":"A claim."},"status":"stated",\
                "holder":"unnamed","time":[{"text":{"en":"at some time"}}],"evidence":[{"start":1,"end":50}]}]""");
        faults.put("nothing that is described", """
                "instruments":[{"id":"middle","kind":"Instrument","name":{"en":"middle"},"type":"clause","partOf":"nowhere"}]""");
        faults.put("a former id that is in use", """
                "instruments":[{"id":"middle","kind":"Instrument","name":{"en":"middle"},"type":"clause","formerly":["upper"]}]""");
        faults.put("a former id of another", """
                "instruments":[{"id":"middle","kind":"Instrument","name":{"en":"middle"},"type":"clause","formerly":["lowest"]}]""");
        faults.put("the former id of another in use", """
                "actors":[{"id":"lowest","kind":"Company","name":{"en":"lowest"}}]""");
        faults.put("a fault of its own", """
                "instruments":[{"id":"middle","kind":"Instrument","name":{"en":"middle"},"type":"nothing of the list"}]""");
        for (Map.Entry<String, String> fault : faults.entrySet()) {
            writeOther("fourth", fault.getValue());
            expectSameProblems(fault.getKey());
            Files.delete(data.resolve("documents/fourth.json"));
        }
        writeOther("second", "\"actors\":[]");
        expectSameProblems("what another refers to is gone");
        writeOther("second", """
                "actors":[{"id":"only-here","kind":"Company","name":{"en":"Only here"}}]""");
        expectSameProblems("what another refers to is of another kind");
        Files.delete(data.resolve("documents/second.json"));
        expectSameProblems("what described it is gone");
        assertThat(store.current()).contains(built);
    }

    private void expectSameProblems(String fault) throws IOException {
        SnapshotStore other = new SnapshotStore(Files.createTempDirectory(folder, "other"));
        List<String> problems = problems(store);
        assertThat(problems).as(fault).isNotEmpty().isEqualTo(problems(other));
    }

    private List<String> problems(SnapshotStore into) throws IOException {
        return switch (done(KnowledgeGraph.of(BuiltGraph.ONTOLOGY, data)).build(into)) {
            case Outcome.Refused<String> refused ->
                refused.problems().stream().map(Problem::line).toList();
            case Outcome.Done<String> unused -> List.of();
        };
    }

    private void expectUpdated(boolean isUpdated) throws IOException {
        assertThat(Files.exists(snapshot().resolve("update/packed"))).isEqualTo(isUpdated);
    }

    private void writeOther(String name, String sections) throws IOException {
        Files.writeString(data.resolve("documents/" + name + ".json"), """
                {"@context":["../../ontology/context.jsonld",{"@base":"https://w3id.org/us-korea-tech/id/"}],"id":"article-%1$s",\
                "kind":"Article","name":{"en":"Article %1$s"},"language":"en","publisher":"The Invented Gazette",\
                "issued":"2041-01-01","sha256":"%2$064x","length":100000,%3$s}""".formatted(
                        name, 1_000 + name.hashCode() % 1_000, sections));
    }

    private void expectAsFromNothing() throws IOException {
        SnapshotStore other =
                new SnapshotStore(folder.resolve("other-" + store.currentName().orElseThrow()));
        build(data, other);
        assertThat(store.current()).isEqualTo(other.current());
        Path updated = snapshot();
        Path made = other.snapshot(other.currentName().orElseThrow());
        for (String name : List.of(
                "dump/quads.nq.gz",
                "dump/index",
                "dump/reifiers.nq.gz",
                "dump/reifiers.index",
                "dump/entities",
                "dump/pointers",
                "update/sources",
                "update/repetitions",
                "update/statistics")) {
            assertThat(updated.resolve(name)).as(name).hasSameBinaryContentAs(made.resolve(name));
        }
        assertThat(contents(updated)).isEqualTo(contents(made));
        try (CurrentSnapshot one = CurrentSnapshot.of(store);
                CurrentSnapshot another = CurrentSnapshot.of(other);
                SnapshotReading now = one.open();
                SnapshotReading expected = another.open()) {
            assertThat(quads(now.dataset())).isEqualTo(quads(expected.dataset()));
            for (String text : List.of("company", "invented", "하늘", "메모리", "회사", "plant")) {
                assertThat(found(now, text)).as(text).isEqualTo(found(expected, text));
            }
        }
    }

    /** The patch that leads from the snapshot before to this one has each line of the dump that has gone or come. */
    private void expectChanges(Set<String> before) throws IOException {
        Set<String> now = lines(snapshot());
        Set<String> expected = new TreeSet<>();
        before.stream().filter(line -> !now.contains(line)).forEach(line -> expected.add("D " + line));
        now.stream().filter(line -> !before.contains(line)).forEach(line -> expected.add("A " + line));
        try (CurrentSnapshot snapshot = CurrentSnapshot.of(store);
                SnapshotReading reading = snapshot.open()) {
            Changes changes = Changes.of(reading).orElseThrow();
            ByteArrayOutputStream patch = new ByteArrayOutputStream();
            changes.write(changes.known().get(1), patch);
            assertThat(patch.toString(UTF_8).lines().filter(line -> line.matches("[AD] .*")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static Set<String> lines(Path snapshot) throws IOException {
        try (BufferedReader dump = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(snapshot.resolve("dump/quads.nq.gz"))), UTF_8))) {
            return dump.lines().collect(Collectors.toSet());
        }
    }

    /** How many statements and graphs the manifest tells. */
    private static List<String> contents(Path snapshot) throws IOException {
        return Files.readAllLines(snapshot.resolve("manifest")).subList(3, 5);
    }

    private static Set<Quad> quads(DatasetGraph dataset) {
        Set<Quad> quads = new HashSet<>();
        dataset.find().forEachRemaining(quads::add);
        return quads;
    }

    private static Set<String> found(SnapshotReading snapshot, String text) {
        return snapshot
                .search()
                .find(new EntityQuery(text, Optional.empty(), Optional.empty(), EntityQuery.Reach.ALL_TEXTS, 1_000))
                .hits()
                .stream()
                .map(EntityHit::toString)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Path snapshot() throws IOException {
        return store.snapshot(store.currentName().orElseThrow());
    }

    private static void build(Path data, SnapshotStore store) throws IOException {
        KnowledgeGraph graph = done(KnowledgeGraph.of(BuiltGraph.ONTOLOGY, data));
        String unused = done(graph.build(store));
    }

    private static <T> T done(Outcome<T> outcome) {
        return outcome.orElse(problems -> {
            throw new AssertionError(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        });
    }

    private Path file(int number) {
        return data.resolve("documents/changing-" + number + ".json");
    }

    /** An article that describes some of the actors, and whose claims say of them what others may say too. */
    private void write(int number, Random random) throws IOException {
        // What claims are about is always described by the first.
        String actors = (number == 0
                        ? IntStream.range(0, ACTORS)
                        : random.ints(3, 0, ACTORS).distinct())
                .mapToObj(actor -> """
                        {"id":"changing-actor-%1$d","kind":"%2$s","name":{"en":"Invented company %1$d","ko":"꾸며낸 회사 %1$d"}%3$s}""".formatted(
                                actor,
                                KINDS.get(actor % 2),
                                random.nextBoolean()
                                        ? ""
                                        : ",\"abbreviation\":{\"ko\":\"" + KOREAN.get(actor % KOREAN.size()) + "\"}"))
                .collect(Collectors.joining(","));
        List<String> claims = new ArrayList<>();
        for (int claim = 0; claim < 1 + random.nextInt(4); claim++) {
            claims.add("""
                    {"id":"changing-claim-%1$d-%2$d","kind":"Claim","name":{"en":"invented claim %2$d"},"text":{"en":"An invented claim.","ko":"%7$s 개발"},\
                    "status":"%3$s","holder":"unnamed","subject":"changing-actor-%4$d","relation":"%5$s","object":"changing-technology-%6$d",\
                    "time":[{"text":{"en":"at some time"}}],"evidence":[{"start":1,"end":50}]}""".formatted(
                            number,
                            claim,
                            STATUSES.get(random.nextInt(STATUSES.size())),
                            random.nextInt(ACTORS),
                            RELATIONS.get(random.nextInt(RELATIONS.size())),
                            random.nextInt(2),
                            KOREAN.get(random.nextInt(KOREAN.size()))));
        }
        Files.writeString(
                file(number), """
                {"@context":["../../ontology/context.jsonld",{"@base":"https://w3id.org/us-korea-tech/id/"}],"id":"changing-article-%1$d",\
                "kind":"Article","name":{"en":"Changing article %1$d"},"language":"en","publisher":"The Invented Gazette",\
                "issued":"2041-01-%3$02d","sha256":"%2$064x","length":100000,"actors":[%4$s],\
                "technologies":[{"id":"changing-technology-0","kind":"Technology","name":{"en":"first technology"}},\
                {"id":"changing-technology-1","kind":"Technology","name":{"en":"second technology"}}],"claims":[%5$s]}""".formatted(number, number, 1 + random.nextInt(28), actors, String.join(",", claims)));
    }
}
