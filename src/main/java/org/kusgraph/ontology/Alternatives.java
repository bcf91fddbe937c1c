package org.kusgraph.ontology;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.shacl.vocabulary.SHACLM;

/**
 * Reads which fields exclude each other: {@code sh:xone} over shapes that each ask for one property, {@code [ sh:property [ sh:path
 * P ; sh:minCount 1 ] ]}. SHACL knows more general ones; those say nothing about keys.
 */
final class Alternatives {
    private Alternatives() {}

    /** The lists of keys of each of which an entity of these shapes has exactly one. */
    static List<List<String>> of(List<Resource> shapes, Collection<Field> fields) {
        List<List<String>> alternatives = new ArrayList<>();
        for (Resource shape : shapes) {
            shape.listProperties(SHACLM.xone)
                    .mapWith(
                            statement -> statement.getObject().as(RDFList.class).asJavaList())
                    .forEach(choices -> {
                        List<String> keys = choices.stream()
                                .flatMap(choice -> key(choice.asResource(), fields).stream())
                                .toList();
                        if (keys.size() == choices.size()) {
                            alternatives.add(keys);
                        }
                    });
        }
        return List.copyOf(alternatives);
    }

    private static Optional<String> key(Resource choice, Collection<Field> fields) {
        return Optional.ofNullable(choice.getPropertyResourceValue(SHACLM.property))
                .filter(property -> property.hasLiteral(SHACLM.minCount, 1))
                .map(property -> property.getRequiredProperty(SHACLM.path).getObject())
                .map(RDFNode::asNode)
                .flatMap(path -> fields.stream()
                        .filter(field -> field.path().equals(path))
                        .map(Field::key)
                        .findFirst());
    }
}
