package org.kusgraph.link.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kusgraph.link.bench.GeneratedNames.Made;
import org.kusgraph.link.bench.GeneratedNames.Question;
import org.kusgraph.link.bench.GeneratedNames.Way;
import org.kusgraph.link.index.Matcher;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.link.index.ThingIndexWriter;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Thing.Name;
import org.kusgraph.link.match.Types;
import org.kusgraph.link.things.Registers;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.link.things.Unpacked;
import org.kusgraph.problem.Problem;

/**
 * How well and how fast things are found, beside Lucene's own way to do it in the same run. It is no part of the tests and is run
 * by name only: {@code ./kus test -Dtest=LinkBenchmark}. {@code -Dkus.things=1000000} sets the number of things,
 * {@code -Dkus.seed=8} another chance, {@code -Dkus.ror=FILE} adds the names of the Research Organization Registry's dump.
 */
final class LinkBenchmark {
    private static final int QUESTIONS = 1_000;

    private final long seed = Long.getLong("kus.seed", 7);

    @TempDir
    private Path folder;

    @Test
    void generatedNames() throws IOException {
        int count = Integer.getInteger("kus.things", 100_000);
        GeneratedNames names = new GeneratedNames(seed);
        List<Made> made = new ArrayList<>();
        while (made.size() < count) {
            made.add(names.make());
        }
        List<Question> questions = names.questions(made, QUESTIONS);
        say("%,d things, %,d names asked, seed %d", count, questions.size(), seed);
        lucene(made, questions);
        own(made, questions);
    }

    private void own(List<Made> made, List<Question> questions) throws IOException {
        double start = seconds();
        NameKnowledge knowledge = NameKnowledge.read();
        try (ThingIndexWriter writer = new ThingIndexWriter(folder.resolve("own"), knowledge)) {
            for (Made each : made) {
                writer.add(thing(each));
            }
            writer.complete();
        }
        double indexed = seconds();
        try (ThingIndex index = ThingIndex.open(folder.resolve("own"))) {
            Matcher matcher = new Matcher(index, knowledge, Types.UNKNOWN);
            Measured named = Measured.of(questions, question -> chosen(matcher, question.name(), Set.of()));
            double end = seconds();
            Measured placed =
                    Measured.of(questions, question -> chosen(matcher, question.name(), Set.of(question.country())));
            say("kus: CPU %.1f s index, %.2f ms a name", indexed - start, perName(end - indexed, questions));
            say("  names only    %s", named.line());
            say("                %s", named.ways());
            say("  with country  %s", placed.line());
            assertThat(named.f1()).isGreaterThan(0.8);
        }
    }

    private static double perName(double seconds, List<Question> questions) {
        return 1000 * seconds / questions.size();
    }

    private static Thing thing(Made made) {
        List<Name> names = new ArrayList<>(List.of(new Name(made.label(), "en")));
        made.korean().filter(name -> made.listsKorean()).ifPresent(name -> names.add(new Name(name, "ko")));
        made.acronym().filter(name -> made.listsAcronym()).ifPresent(name -> names.add(new Name(name, "")));
        return of(made.id(), names, Set.of(made.country()));
    }

    private static Thing of(String id, List<Name> names, Set<String> countries) {
        return new Thing(id, names, Set.of(), countries, Set.of(), Set.of(), OptionalInt.empty(), Optional.empty());
    }

    private static Optional<String> chosen(Matcher matcher, String name, Set<String> countries) {
        return matcher.match(of("asked", List.of(new Name(name, "")), countries))
                .chosen()
                .map(chosen -> chosen.thing().id());
    }

    /** Lucene's standard analysis and BM25: the best document, and the best one whose score passes the best of all thresholds. */
    private void lucene(List<Made> made, List<Question> questions) throws IOException {
        double start = seconds();
        try (Directory directory = FSDirectory.open(folder.resolve("lucene"));
                StandardAnalyzer analyzer = new StandardAnalyzer()) {
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (Made each : made) {
                    Document document = new Document();
                    document.add(new StringField("id", each.id(), Field.Store.YES));
                    thing(each)
                            .names()
                            .forEach(name -> document.add(new TextField("name", name.text(), Field.Store.NO)));
                    long unused = writer.addDocument(document);
                }
            }
            double indexed = seconds();
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                QueryBuilder builder = new QueryBuilder(analyzer);
                Map<String, Scored> best = new HashMap<>();
                for (Question question : questions) {
                    best.put(question.name(), best(searcher, builder, question.name()));
                }
                double end = seconds();
                Measured all = Measured.of(questions, question -> id(best, question, 0));
                Measured above = all;
                for (Scored threshold : best.values()) {
                    Measured tried = Measured.of(questions, question -> id(best, question, threshold.score()));
                    above = tried.f1() > above.f1() ? tried : above;
                }
                say(
                        "Lucene BM25: CPU %.1f s index, %.2f ms a name",
                        indexed - start, perName(end - indexed, questions));
                say("  best hit      %s", all.line());
                say("  best score    %s", above.line());
                say("                %s", above.ways());
            }
        }
    }

    private record Scored(Optional<String> id, float score) {}

    private static Scored best(IndexSearcher searcher, QueryBuilder builder, String name) throws IOException {
        Optional<org.apache.lucene.search.Query> query = Optional.ofNullable(builder.createBooleanQuery("name", name));
        ScoreDoc[] found = query.isEmpty() ? new ScoreDoc[0] : searcher.search(query.get(), 1).scoreDocs;
        return found.length == 0
                ? new Scored(Optional.empty(), 0)
                : new Scored(
                        Optional.of(
                                searcher.storedFields().document(found[0].doc).get("id")),
                        found[0].score);
    }

    private static Optional<String> id(Map<String, Scored> best, Question question, float threshold) {
        Scored scored = best.getOrDefault(question.name(), new Scored(Optional.empty(), 0));
        return scored.score() >= threshold ? scored.id() : Optional.empty();
    }

    /** A name of a record, asked against all its other names; and Korean names, asked against those in other languages. */
    @Test
    void namesOfTheResearchOrganizationRegistry() throws IOException {
        Optional<String> file = Optional.ofNullable(System.getProperty("kus.ror"));
        if (file.isEmpty()) {
            say("without -Dkus.ror=FILE no names of the registry are asked");
            return;
        }
        NameKnowledge knowledge = NameKnowledge.read();
        List<Thing> things = new ArrayList<>();
        try (InputStream bytes = Unpacked.of(Files.newInputStream(Path.of(file.get())), ".json")) {
            Registers.ror.reader(List.of(), knowledge.countries()).read(file.get(), bytes, new ThingReceiver() {
                @Override
                public void accept(Thing thing) {
                    things.add(of(thing.id(), thing.names(), thing.countries()));
                }

                @Override
                public void accept(Problem problem) {
                    throw new IllegalStateException(problem.line());
                }
            });
        }
        Collections.shuffle(things, new Random(seed));
        Random random = new Random(seed);
        ask(
                "aliases and acronyms",
                things,
                knowledge,
                thing -> thing.names().size() < 2
                        ? List.of()
                        : List.of(thing.names()
                                .get(1 + random.nextInt(thing.names().size() - 1))));
        ask("Korean names", things, knowledge, thing -> {
            List<Name> korean = thing.names().stream()
                    .filter(name -> name.language().equals("ko"))
                    .toList();
            return korean.size() == thing.names().size() ? List.of() : korean;
        });
    }

    private void ask(String what, List<Thing> things, NameKnowledge knowledge, Function<Thing, List<Name>> taking)
            throws IOException {
        List<Question> questions = new ArrayList<>();
        Path own = folder.resolve(what.replace(' ', '-'));
        try (ThingIndexWriter writer = new ThingIndexWriter(own, knowledge)) {
            for (Thing thing : things) {
                List<Name> taken = questions.size() < QUESTIONS ? taking.apply(thing) : List.of();
                List<Name> left = new ArrayList<>(thing.names());
                left.removeAll(taken);
                if (!taken.isEmpty()) {
                    questions.add(new Question(
                            taken.getFirst().text(),
                            Way.EXACT,
                            Optional.of(thing.id()),
                            thing.countries().stream().findFirst().orElse("")));
                }
                writer.add(of(thing.id(), left, thing.countries()));
            }
            writer.complete();
        }
        try (ThingIndex index = ThingIndex.open(own)) {
            Matcher matcher = new Matcher(index, knowledge, Types.UNKNOWN);
            say("%s of the registry: %,d asked among %,d", what, questions.size(), things.size());
            say(
                    "  names only    %s",
                    Measured.of(questions, each -> chosen(matcher, each.name(), Set.of()))
                            .line());
            say(
                    "  with country  %s",
                    Measured.of(questions, each -> chosen(matcher, each.name(), Set.of(each.country())))
                            .line());
        }
    }

    private static double seconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static void say(String words, Object... values) {
        System.out.printf(Locale.ROOT, words + "%n", values);
    }
}
