package org.kusgraph.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.HashPartitioner;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.kusgraph.document.Limits;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import scala.Tuple2;

/** Converts documents to sorted, partitioned N-Quads on a cluster. */
@Command(
        name = "kus spark",
        mixinStandardHelpOptions = true,
        description = {
            "Converts documents to a folder of sorted N-Quads, and checks across all of them that one id is one thing.",
            "Documents with a fault are left out and told in problems.txt, unless --fatal is given."
        })
public final class ConvertJob implements Callable<Integer> {
    private static final int DONE = 0;
    private static final int INPUT = 1;
    private static final int ENVIRONMENT = 3;
    private static final int MOST_SHOWN = 100;
    private static final long BYTES_OF_A_PART = 32L << 20;

    private final PrintStream words;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "FOLDER",
            description = "The folder to write, on any file system that Hadoop reaches.")
    private String to = "";

    @Option(
            names = "--ontology",
            paramLabel = "FOLDER",
            defaultValue = "ontology",
            description = "The folder of the ontology, on the driver's machine (default: ${DEFAULT-VALUE}).")
    private Path ontologyFolder = Path.of("ontology");

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description =
                    "The folder of taxonomies/, to which documents may refer, on the driver's machine (default: ${DEFAULT-VALUE}).")
    private Path dataFolder = Path.of("data");

    @Option(
            names = "--parts",
            paramLabel = "COUNT",
            description = "How many parts to write (default: one for each 32 MB of input).")
    private int parts;

    @Option(
            names = "--split-bytes",
            paramLabel = "BYTES",
            defaultValue = "33554432",
            description =
                    "How much of a file of JSON Lines one task reads, unless it is packed (default: ${DEFAULT-VALUE}).")
    private long splitBytes = BYTES_OF_A_PART;

    @Option(names = "--fatal", description = "Writes nothing if anything is wrong.")
    private boolean fatal;

    @Option(
            names = Limits.BYTES_OPTION,
            paramLabel = "BYTES",
            description = "The most bytes of one document (default: ${DEFAULT-VALUE}).")
    private int mostBytes = Limits.USUAL.bytes();

    @Option(
            names = Limits.DEPTH_OPTION,
            paramLabel = "LEVELS",
            description = "The most objects and lists within one another (default: ${DEFAULT-VALUE}).")
    private int mostDepth = Limits.USUAL.depth();

    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description = "Files of documents, folders of them, or patterns, on any file system that Hadoop reaches.")
    private List<String> inputs = List.of();

    private ConvertJob(PrintStream words) {
        this.words = words;
    }

    /** Runs the job in the Spark that has started it, and ends with the exit codes of {@code kus}. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintStream(System.err, true, StandardCharsets.UTF_8), arguments));
    }

    /** Runs the job, and gives its exit code. */
    static int run(PrintStream words, String... arguments) {
        return new CommandLine(new ConvertJob(words)).execute(arguments);
    }

    @Override
    public Integer call() {
        try (JavaSparkContext spark = new JavaSparkContext(new SparkConf()
                .setIfMissing("spark.app.name", "kus convert")
                .setIfMissing("spark.rdd.compress", "true"))) {
            return convert(spark);
        } catch (IOException e) {
            words.println("kus spark: " + e.getMessage());
            return ENVIRONMENT;
        }
    }

    private int convert(JavaSparkContext spark) throws IOException {
        if (OntologyReader.read(ontologyFolder) instanceof Outcome.Refused<Ontology> refused) {
            return end(refused.problems());
        }
        SharedStorage storage = new SharedStorage(spark.hadoopConfiguration());
        OutputFolder output = new OutputFolder(new org.apache.hadoop.fs.Path(to), storage);
        output.check();
        Broadcast<SharedConversion> shared = spark.broadcast(new SharedConversion(
                SharedFiles.of(ontologyFolder, ".ttl", ".rq", ".json", ".jsonld"), new Limits(mostBytes, mostDepth)));
        List<Split> splits = new Inputs(storage, splitBytes).splits(inputs);
        if (splits.isEmpty()) {
            throw new IOException(String.join(", ", inputs) + ": there are no documents");
        }
        JavaRDD<Piece> pieces = spark.parallelize(numbered(spark, splits, storage), splits.size())
                .flatMap(new Converting(shared, storage))
                .persist(StorageLevel.DISK_ONLY());
        int count = parts > 0 ? parts : parts(splits);
        List<Problem> problems = new ArrayList<>(pieces.filter(Piece.Fault.class::isInstance)
                .map(piece -> ((Piece.Fault) piece).problem())
                .collect());
        Broadcast<SharedFiles> data = spark.broadcast(SharedFiles.of(dataFolder, ".ttl"));
        problems.addAll(new IdentityCheck(shared, data, dataFolder.toString())
                .problems(
                        pieces.filter(Piece.Fact.class::isInstance).map(piece -> ((Piece.Fact) piece).fact()), count));
        problems.sort(Problem.READING_ORDER);
        if (fatal && !problems.isEmpty()) {
            words.println("kus spark: nothing is written, because something is wrong");
            return end(problems);
        }
        output.begin();
        List<PartWriter.Part> written =
                new ArrayList<>(statements(pieces, count, new PartWriter(storage, output.path())));
        written.add(output.write("documents.tsv", report(pieces)));
        written.add(output.write("problems.txt", told(problems)));
        output.finish(written);
        long total = written.stream().mapToLong(PartWriter.Part::statements).sum();
        words.println("kus spark: " + total + " statements in " + count + " parts are in " + to);
        return end(problems);
    }

    private static List<Split> numbered(JavaSparkContext spark, List<Split> splits, SharedStorage storage) {
        if (splits.stream().allMatch(Split::whole)) {
            return splits;
        }
        List<Integer> counts = spark.parallelize(splits, splits.size())
                .map(split -> {
                    if (split.whole()) {
                        return 0;
                    }
                    org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(split.file());
                    try (var input = storage.of(path).open(path)) {
                        input.seek(Math.max(split.start() - 1, 0));
                        return LinesOfSplit.count(input, split);
                    }
                })
                .collect();
        return Inputs.numbered(splits, counts);
    }

    /** By the input alone, so that the same input gives the same parts on any cluster. */
    private static int parts(List<Split> splits) {
        long bytes =
                splits.stream().mapToLong(split -> split.end() - split.start()).sum();
        return Math.clamp(bytes / BYTES_OF_A_PART + 1, 1, 100_000);
    }

    private static List<PartWriter.Part> statements(JavaRDD<Piece> pieces, int count, PartWriter writer) {
        JavaPairRDD<String, byte[]> graphs = pieces.filter(Piece.Statements.class::isInstance)
                .mapToPair(piece -> {
                    Piece.Statements statements = (Piece.Statements) piece;
                    return new Tuple2<>(statements.article(), statements.lines());
                });
        return graphs.repartitionAndSortWithinPartitions(new HashPartitioner(count))
                .mapPartitionsWithIndex((number, rows) -> writer.call(number, rows), false)
                .collect();
    }

    private static String report(JavaRDD<Piece> pieces) {
        TreeMap<String, Piece.Count> counts = new TreeMap<>(pieces.filter(Piece.Count.class::isInstance)
                .mapToPair(piece -> new Tuple2<>(((Piece.Count) piece).file(), (Piece.Count) piece))
                .reduceByKey(Piece.Count::plus)
                .collectAsMap());
        StringBuilder report = new StringBuilder("file\tdocuments\tleft out\tstatements\n");
        counts.values().forEach(count -> report.append(String.join(
                        "\t",
                        count.file(),
                        Long.toString(count.documents()),
                        Long.toString(count.refused()),
                        Long.toString(count.statements())))
                .append('\n'));
        return report.toString();
    }

    private static String told(List<Problem> problems) {
        StringBuilder told = new StringBuilder();
        problems.forEach(problem -> told.append(problem.line()).append('\n'));
        return told.toString();
    }

    private int end(List<Problem> problems) {
        problems.stream().limit(MOST_SHOWN).forEach(problem -> words.println(problem.line()));
        if (problems.size() > MOST_SHOWN) {
            words.println("and " + (problems.size() - MOST_SHOWN) + " more problems");
        }
        return problems.isEmpty() ? DONE : INPUT;
    }
}
