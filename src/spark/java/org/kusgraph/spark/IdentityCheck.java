package org.kusgraph.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.kusgraph.document.Corpus;
import org.kusgraph.document.Identities;
import org.kusgraph.document.IdentityFact;
import org.kusgraph.graph.Names;
import org.kusgraph.graph.TaxonomyReader;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.TurtleFile;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import scala.Tuple2;

/**
 * Holds all documents together to what each alone cannot be held to: one id is one thing. What they say of an id goes to one task, which
 * knows the taxonomies and lists besides.
 */
final class IdentityCheck implements FlatMapFunction<Iterator<Tuple2<String, IdentityFact>>, Problem> {
    /** Sorts after the id and before what orders the facts of one id; no id holds it. */
    private static final char END_OF_ID = ' ';

    private final Broadcast<SharedConversion> conversion;
    private final Broadcast<SharedFiles> data;
    private final String dataName;

    IdentityCheck(Broadcast<SharedConversion> conversion, Broadcast<SharedFiles> data, String dataName) {
        this.conversion = conversion;
        this.data = data;
        this.dataName = dataName;
    }

    /** What is wrong with the facts, in reading order. */
    List<Problem> problems(JavaRDD<IdentityFact> facts, int parts) {
        return facts
                .mapToPair(fact -> new Tuple2<>(key(fact), fact))
                .repartitionAndSortWithinPartitions(new ById(parts))
                .mapPartitions(this)
                .distinct()
                .collect()
                .stream()
                .sorted(Problem.READING_ORDER)
                .toList();
    }

    /** Descriptions come first, so that a reference knows what it leads to; and all in reading order, so that "already" is true. */
    private static String key(IdentityFact fact) {
        return switch (fact) {
            case IdentityFact.Uncertain uncertain -> uncertain.id() + END_OF_ID + "0";
            case IdentityFact.Description description -> description.id() + END_OF_ID + "1" + order(description.at());
            case IdentityFact.SingleValue value -> value.id() + END_OF_ID + "2" + order(value.at());
            case IdentityFact.Reference reference -> reference.id() + END_OF_ID + "3" + order(reference.at());
        };
    }

    private static String order(Location at) {
        return at.file() + String.format("\0%010d\0%010d", at.line(), at.column());
    }

    /** Brings all facts of an id together. */
    private static final class ById extends HashPartitioner {
        ById(int parts) {
            super(parts);
        }

        @Override
        public int getPartition(Object key) {
            String text = (String) key;
            return super.getPartition(text.substring(0, text.indexOf(END_OF_ID)));
        }
    }

    @Override
    public Iterator<Problem> call(Iterator<Tuple2<String, IdentityFact>> facts) throws IOException {
        Identities identities = known(conversion.value().ontology());
        facts.forEachRemaining(fact -> identities.add(fact._2()));
        return identities.problems(file -> true).iterator();
    }

    private Identities known(Ontology ontology) throws IOException {
        Names names = Names.of(ontology);
        Identities identities = new Identities(ontology);
        Location lists = new Location.WholeFile("ontology");
        TaxonomyReader.addKnown(ontology.lists(), unused -> lists, names, identities);
        Path folder = data.value().folder();
        for (Path file : Corpus.under(folder).taxonomies()) {
            Graph graph = GraphFactory.createDefaultGraph();
            Map<Triple, Location> places = TurtleFile.read(file, graph, new ArrayList<>());
            TaxonomyReader.addKnown(
                    graph,
                    triple -> named(folder, places.getOrDefault(triple, new Location.WholeFile(file.toString()))),
                    names,
                    identities);
        }
        return identities;
    }

    /** The place as the driver's user knows it, not where the executor has the file. */
    private Location named(Path folder, Location at) {
        String file = dataName + at.file().substring(folder.toString().length());
        return switch (at) {
            case Location.WholeFile unused -> new Location.WholeFile(file);
            case Location.Place place -> new Location.Place(file, place.line(), place.column(), place.pointer());
        };
    }
}
