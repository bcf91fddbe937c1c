package org.kusgraph.catalog;

import java.util.Map;
import java.util.Set;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.VOID;
import org.kusgraph.store.Statistics;
import org.kusgraph.store.Statistics.ClassUse;
import org.kusgraph.store.Statistics.Counts;
import org.kusgraph.store.Statistics.PropertyOfClass;
import org.kusgraph.store.Statistics.PropertyUse;

/** Statistics in the words of VoID, with those of VoID's extension for datatypes, which query editors ask for, and for words of lists. */
final class Partitions {
    private static final String EXTENSION = "http://ldf.fi/void-ext#";
    private static final Property DATATYPE_PARTITION = ResourceFactory.createProperty(EXTENSION, "datatypePartition");
    private static final Property DATATYPE = ResourceFactory.createProperty(EXTENSION, "datatype");

    private static final Property OBJECT_PARTITION = ResourceFactory.createProperty(EXTENSION, "objectPartition");
    private static final Property OBJECT = ResourceFactory.createProperty(EXTENSION, "object");

    private final Model model;
    private final Set<Node> listed;

    Partitions(Model model, Set<Node> listed) {
        this.model = model;
        this.listed = listed;
    }

    void addTo(Resource dataset, Statistics statistics) {
        addCounts(dataset, statistics.domain());
        number(dataset, VOID.entities, statistics.entities());
        statistics.properties().forEach(use -> property(dataset, use));
        statistics.classes().forEach(use -> type(dataset, use));
    }

    static void addCounts(Resource graph, Counts counts) {
        number(graph, VOID.triples, counts.triples());
        number(graph, VOID.distinctSubjects, counts.subjects());
        number(graph, VOID.distinctObjects, counts.objects());
        number(graph, VOID.properties, counts.properties());
        number(graph, VOID.classes, counts.classes());
    }

    static void number(Resource subject, Property property, long value) {
        subject.addProperty(property, String.valueOf(value), XSDDatatype.XSDinteger);
    }

    private void property(Resource dataset, PropertyUse use) {
        Resource partition = partition("property", use.property().getURI());
        dataset.addProperty(VOID.propertyPartition, partition);
        partition.addProperty(VOID.property, resource(use.property().getURI()));
        number(partition, VOID.triples, use.triples());
        number(partition, VOID.distinctObjects, use.objects());
        if (listed.contains(use.property())) {
            objects(
                    partition,
                    OBJECT_PARTITION,
                    OBJECT,
                    use.uses(),
                    "words",
                    use.property().getURI());
        }
    }

    private void type(Resource dataset, ClassUse use) {
        String name = use.type().getURI();
        Resource partition = partition("class", name);
        dataset.addProperty(VOID.classPartition, partition);
        partition.addProperty(VOID._class, resource(name));
        number(partition, VOID.entities, use.entities());
        number(partition, VOID.triples, use.triples());
        use.properties().forEach(property -> property(partition, name, property));
    }

    private void property(Resource ofClass, String type, PropertyOfClass use) {
        String property = use.property().getURI();
        Resource partition = partition("class", type, property);
        ofClass.addProperty(VOID.propertyPartition, partition);
        partition.addProperty(VOID.property, resource(property));
        number(partition, VOID.triples, use.triples());
        objects(partition, VOID.classPartition, VOID._class, use.objectClasses(), "objects", type, property);
        objects(partition, DATATYPE_PARTITION, DATATYPE, use.datatypes(), "literals", type, property);
    }

    private void objects(Resource ofProperty, Property has, Property isOf, Map<String, Long> counts, String... of) {
        counts.forEach((name, count) -> {
            Resource partition = partition(String.join(" ", of), name);
            ofProperty.addProperty(has, partition);
            partition.addProperty(isOf, resource(name));
            number(partition, VOID.triples, count);
        });
    }

    private Resource resource(String iri) {
        return model.createResource(iri);
    }

    /** A blank node whose label says what it is, so that it is the same in every build. */
    private Resource partition(String... names) {
        return model.asRDFNode(NodeFactory.createBlankNode("catalog " + String.join(" ", names)))
                .asResource();
    }
}
