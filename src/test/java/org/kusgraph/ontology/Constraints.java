package org.kusgraph.ontology;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.shacl.vocabulary.SHACLM;

/**
 * Everything that the shapes of an ontology hold entities to, each by a name: kind, key and the constraint's own name, such as
 * {@code Claim.status.minCount}; without a key where it is about the whole entity.
 */
final class Constraints {
    /** What says where a shape applies, how it is read or what is said of it, but holds nothing to anything. */
    private static final Set<String> NO_CONSTRAINTS =
            Set.of("type", "targetClass", "property", "path", "order", "message", "jsonKey", "section", "root");

    private final Model model;
    private final Set<String> names = new TreeSet<>();

    private Constraints(Ontology ontology) {
        this.model = ModelFactory.createModelForGraph(ontology.vocabulary());
        ontology.kinds().values().forEach(this::addKind);
    }

    /** The names of an ontology's constraints. */
    static Set<String> of(Ontology ontology) {
        return new Constraints(ontology).names;
    }

    private void addKind(Kind kind) {
        List<Resource> shapes = model.listSubjectsWithProperty(SHACLM.targetClass, model.asRDFNode(kind.iri()))
                .toList();
        for (Resource shape : shapes) {
            add(kind.name(), shape);
            shape.listProperties(SHACLM.property)
                    .mapWith(statement -> statement.getResource())
                    .forEach(property -> add(kind.name() + "." + key(kind, property), property));
        }
    }

    private static String key(Kind kind, Resource property) {
        RDFNode path = property.getRequiredProperty(SHACLM.path).getObject();
        return kind.fields().values().stream()
                .filter(field -> field.path().equals(path.asNode()))
                .map(Field::key)
                .findFirst()
                .orElse("inverse");
    }

    private void add(String about, Resource shape) {
        shape.listProperties()
                .mapWith(statement -> statement.getPredicate())
                .mapWith(Property::getLocalName)
                .filterDrop(NO_CONSTRAINTS::contains)
                .forEach(constraint -> names.add(about + "." + constraint));
    }
}
