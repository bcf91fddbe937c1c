package org.kusgraph.store;

import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;

/**
 * How much a snapshot holds, in the words of VoID (https://www.w3.org/TR/void/#statistics). Every number is what a query that
 * counts would find.
 *
 * @param domain the counts of the default graph
 * @param entities the subjects of the default graph that are entities and not deprecated
 * @param classes the classes of the default graph's subjects, by IRI
 * @param properties the properties of the default graph, by IRI
 * @param graphCount the number of named graphs
 * @param graphs the largest of the named graphs, by IRI; all where they are not more than {@link #MOST_GRAPHS}
 * @param hubs what has an IRI and is the object of more than {@link #MOST_POINTERS} triples of the default graph, by IRI
 */
public record Statistics(
        Counts domain,
        long entities,
        List<ClassUse> classes,
        List<PropertyUse> properties,
        long graphCount,
        List<NamedGraph> graphs,
        List<Node> hubs) {

    /** So many named graphs are counted one by one. A corpus has a graph for each article, and nobody reads a million counts. */
    public static final int MOST_GRAPHS = 1_000;

    /** To what more triples point is counted by the build, so that nobody waits for it. */
    public static final int MOST_POINTERS = 1_000;

    /**
     * The counts of a graph.
     *
     * @param triples its triples
     * @param subjects its distinct subjects
     * @param objects its distinct objects
     * @param properties its distinct properties
     * @param classes the distinct objects of rdf:type in it
     */
    public record Counts(long triples, long subjects, long objects, long properties, long classes) {
        /** These counts and others together. */
        Counts plus(Counts other) {
            return plus(1, other);
        }

        /** These counts and, so many times, others. */
        Counts plus(long times, Counts other) {
            return new Counts(
                    triples + times * other.triples,
                    subjects + times * other.subjects,
                    objects + times * other.objects,
                    properties + times * other.properties,
                    classes + times * other.classes);
        }
    }

    /**
     * A named graph.
     *
     * @param name its IRI
     * @param counts its counts
     */
    public record NamedGraph(Node name, Counts counts) {}

    /** So many distinct objects of a property are counted one by one, as words of a list are not more. */
    public static final int MOST_OBJECTS = 200;

    /**
     * How often a property is used.
     *
     * @param property the property
     * @param triples the triples that have it
     * @param objects their distinct objects
     * @param uses how many of the triples have which object, by IRI; empty where there are more than {@link #MOST_OBJECTS}
     */
    public record PropertyUse(Node property, long triples, long objects, Map<String, Long> uses) {}

    /**
     * What is said of the instances of a class.
     *
     * @param type the class
     * @param entities its instances
     * @param properties the properties that they have, by IRI
     */
    public record ClassUse(Node type, long entities, List<PropertyOfClass> properties) {
        /** The triples whose subjects are of the class. */
        public long triples() {
            return properties.stream().mapToLong(PropertyOfClass::triples).sum();
        }
    }

    /**
     * How the instances of a class use a property.
     *
     * @param property the property
     * @param triples the triples that have it
     * @param objectClasses how many of their objects are of which class, by IRI; an object may be of several
     * @param datatypes how many of their objects are literals of which datatype, by IRI
     */
    public record PropertyOfClass(
            Node property, long triples, Map<String, Long> objectClasses, Map<String, Long> datatypes) {}
}
