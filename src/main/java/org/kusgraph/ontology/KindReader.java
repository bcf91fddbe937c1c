package org.kusgraph.ontology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.shacl.vocabulary.SHACLM;
import org.apache.jena.shared.JenaException;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/** Reads the kinds and the words of an ontology from its node shapes and lists. */
final class KindReader {
    private final Model model;
    private final OntologyFiles files;
    private final Annotations annotations;
    private final Map<Resource, Resource> shapes = new HashMap<>();
    private final Map<String, Node> words = new TreeMap<>();
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    KindReader(Model model, OntologyFiles files) {
        this.model = model;
        this.files = files;
        this.annotations = Annotations.of(model);
        statements(SHACLM.targetClass).forEach(this::addShape);
        statements(SKOS.inScheme).forEach(member -> addWord(words, member.getSubject()));
        shapes.keySet().stream().sorted(Comparator.comparing(Resource::getURI)).forEach(this::addKind);
        new Vocabulary(kinds, words).clashes().forEach(clash -> fault(clash.about(), clash.wrong()));
    }

    Map<String, Kind> kinds() {
        return Map.copyOf(kinds);
    }

    Map<String, Node> words() {
        return Map.copyOf(words);
    }

    /** The statements with a property, always in the same order. */
    private List<Statement> statements(Property property) {
        return model.listStatements(null, property, (RDFNode) null).toList().stream()
                .sorted(Comparator.comparing(statement -> statement.getSubject() + " " + statement.getObject()))
                .toList();
    }

    private void addShape(Statement target) {
        if (!target.getObject().isURIResource()) {
            fault(target.getSubject().asNode(), "the target class of the shape has no name");
            return;
        }
        Resource earlier = shapes.put(target.getResource(), target.getSubject());
        if (earlier != null) {
            fault(
                    target.getSubject().asNode(),
                    "the class " + target.getResource() + " has a shape already, " + earlier);
        }
    }

    private void addKind(Resource type) {
        Kind kind = kind(type);
        Kind earlier = kinds.put(kind.name(), kind);
        if (earlier != null) {
            fault(
                    kind.iri(),
                    "the kind '" + kind.name() + "' stands for two classes, " + earlier.iri() + " and " + type);
        }
    }

    private Kind kind(Resource type) {
        Resource shape = shapeOf(type);
        Set<Resource> classes = classesOf(type);
        Map<String, Field> fields = new HashMap<>();
        // Broader classes first, so that a narrower one may say more of the same field.
        List<Resource> broadestFirst = new ArrayList<>(classes);
        Collections.reverse(broadestFirst);
        for (Resource broader : broadestFirst) {
            fields.putAll(fieldsOf(shapeOf(broader)));
        }
        Map<String, Field> ordered = new LinkedHashMap<>();
        fields.values().stream()
                .sorted(Comparator.comparingDouble(Field::order).thenComparing(Field::key))
                .forEach(field -> ordered.put(field.key(), field));
        Set<Node> nodes = new LinkedHashSet<>();
        classes.forEach(broader -> nodes.add(broader.asNode()));
        return new Kind(
                nameOf(type),
                type.asNode(),
                nodes,
                isEmbedded(type),
                shape.hasLiteral(annotations.root(), true),
                shape.hasLiteral(annotations.root(), true) || isPointedToOnce(shape),
                ordered,
                Alternatives.of(broadestFirst.stream().map(this::shapeOf).toList(), ordered.values()),
                section(shape, type));
    }

    private Map<String, Field> fieldsOf(Resource shape) {
        Map<String, Field> fields = new HashMap<>();
        try {
            for (RDFNode property : values(shape, SHACLM.property)) {
                field(property.asResource()).ifPresent(field -> {
                    if (fields.put(field.key(), field) != null) {
                        fault(shape.asNode(), "the shape has the field '" + field.key() + "' twice");
                    }
                });
            }
        } catch (JenaException | NumberFormatException e) {
            unfit(shape, e);
        }
        return fields;
    }

    /** What is meant to be a number, a list or a thing is something else. */
    private void unfit(Resource shape, RuntimeException e) {
        fault(shape.asNode(), "the shape lacks something, or has a value of a wrong sort: " + OntologyFiles.words(e));
    }

    /** Whether a property shape over an inverse path allows at most one value. */
    private static boolean isPointedToOnce(Resource shape) {
        return values(shape, SHACLM.property).stream()
                .map(RDFNode::asResource)
                .filter(property -> property.hasLiteral(SHACLM.maxCount, 1))
                .flatMap(property -> value(property, SHACLM.path).stream())
                .anyMatch(path -> path.isAnon() && path.asResource().hasProperty(SHACLM.inversePath));
    }

    private Set<Resource> classesOf(Resource type) {
        Set<Resource> classes = new LinkedHashSet<>();
        ArrayDeque<Resource> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            Resource next = open.removeFirst();
            if (classes.add(next)) {
                values(next, RDFS.subClassOf).forEach(broader -> open.addLast(broader.asResource()));
            }
        }
        return classes;
    }

    private Optional<Section> section(Resource shape, Resource type) {
        Optional<Resource> section = value(shape, annotations.section()).map(RDFNode::asResource);
        Optional<String> key = section.flatMap(part -> value(part, annotations.jsonKey()))
                .map(RDFNode::asLiteral)
                .map(l -> l.getString());
        if (section.isPresent() && key.isEmpty()) {
            fault(shape.asNode(), "the section has no key");
        }
        return key.map(text -> new Section(
                text, section.flatMap(part -> value(part, SHACLM.path)).map(RDFNode::asNode), type.asNode()));
    }

    private Optional<Field> field(Resource property) {
        Optional<String> key =
                value(property, annotations.jsonKey()).map(RDFNode::asLiteral).map(l -> l.getString());
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Optional<Range> range = range(property);
        if (range.isEmpty()) {
            fault(property.asNode(), "the field '" + key.get() + "' has no range that a document can be read by");
            return Optional.empty();
        }
        Optional<Node> path = value(property, SHACLM.path).map(RDFNode::asNode).filter(Node::isURI);
        if (path.isEmpty()) {
            fault(property.asNode(), "the field '" + key.get() + "' has no path of one property");
            return Optional.empty();
        }
        return Optional.of(new Field(
                key.get(),
                path.get(),
                range.get(),
                value(property, SHACLM.pattern)
                        .map(pattern -> pattern.asLiteral().getString()),
                value(property, SHACLM.minCount)
                        .map(count -> count.asLiteral().getInt())
                        .orElse(0),
                value(property, SHACLM.maxCount)
                        .map(count -> count.asLiteral().getInt())
                        .orElse(Integer.MAX_VALUE),
                property.hasLiteral(annotations.acyclic(), true),
                value(property, SHACLM.order)
                        .map(order -> order.asLiteral().getDouble())
                        .orElse(0.0),
                value(property, SHACLM.message)
                        .map(message -> message.asLiteral().getString())
                        .orElse("")));
    }

    private Optional<Range> range(Resource constraints) {
        Optional<Resource> datatype = value(constraints, SHACLM.datatype).map(RDFNode::asResource);
        if (datatype.isPresent()) {
            return Optional.of(Datatypes.range(
                    datatype.get().getURI(), constraints.hasLiteral(SHACLM.uniqueLang, true), valuesIn(constraints)));
        }
        Optional<RDFNode> alternatives = value(constraints, SHACLM.or);
        if (alternatives.isPresent()) {
            return alternatives.get().as(RDFList.class).asJavaList().stream()
                    .map(alternative -> range(alternative.asResource()))
                    .reduce(Optional.empty(), KindReader::either);
        }
        Optional<Resource> type = value(constraints, SHACLM.class_).map(RDFNode::asResource);
        if (type.isPresent()) {
            return Optional.of(rangeOfClass(type.get()));
        }
        return list(constraints).<Range>map(this::wordsOf).or(() -> webAddress(constraints));
    }

    /** The values of {@code sh:in}; none where it is absent. */
    private static Set<String> valuesIn(Resource constraints) {
        Set<String> values = new TreeSet<>();
        value(constraints, SHACLM.in).ifPresent(list -> list.as(RDFList.class)
                .asJavaList()
                .forEach(value -> values.add(value.asLiteral().getLexicalForm())));
        return values;
    }

    private Range rangeOfClass(Resource type) {
        if (type.equals(OWL.Class)) {
            Map<String, Node> names = new TreeMap<>();
            shapes.keySet().forEach(kind -> names.put(nameOf(kind), kind.asNode()));
            return new Range.Word(names);
        }
        return isEmbedded(type) ? new Range.Embedded(type.asNode()) : new Range.Reference(Set.of(type.asNode()));
    }

    private static Optional<Range> either(Optional<Range> one, Optional<Range> other) {
        if (one.isEmpty()) {
            return other;
        }
        if (one.get() instanceof Range.Reference a && other.orElse(a) instanceof Range.Reference b) {
            Set<Node> classes = new LinkedHashSet<>(a.classes());
            classes.addAll(b.classes());
            return Optional.of(new Range.Reference(classes));
        }
        if (one.get() instanceof Range.Word a && other.orElse(a) instanceof Range.Word b) {
            Map<String, Node> words = new TreeMap<>(a.words());
            words.putAll(b.words());
            return Optional.of(new Range.Word(words));
        }
        return Optional.empty();
    }

    /** The list that {@code sh:node [ sh:property [ sh:path skos:inScheme ; sh:hasValue LIST ] ]} asks for. */
    private Optional<RDFNode> list(Resource constraints) {
        Resource holder =
                value(constraints, SHACLM.node).map(RDFNode::asResource).orElse(constraints);
        return value(holder, SHACLM.property)
                .map(RDFNode::asResource)
                .filter(property -> property.hasProperty(SHACLM.path, SKOS.inScheme))
                .flatMap(property -> value(property, SHACLM.hasValue));
    }

    private Range.Word wordsOf(RDFNode list) {
        Map<String, Node> members = new TreeMap<>();
        model.listSubjectsWithProperty(SKOS.inScheme, list).forEach(member -> addWord(members, member));
        return new Range.Word(members);
    }

    private static Optional<Range> webAddress(Resource constraints) {
        return constraints.hasProperty(SHACLM.nodeKind, SHACLM.IRI)
                ? Optional.of(new Range.WebAddress())
                : Optional.empty();
    }

    private void addWord(Map<String, Node> words, Resource member) {
        String word = value(member, SKOS.notation)
                .map(notation -> notation.asLiteral().getString())
                .orElseGet(() -> localName(member));
        Node other = words.put(word, member.asNode());
        if (other != null && !other.equals(member.asNode())) {
            fault(member.asNode(), "the word '" + word + "' stands for two things, " + other + " and " + member);
        }
    }

    /** The shape of a class; a class without one is its own, empty shape. */
    private Resource shapeOf(Resource type) {
        return shapes.getOrDefault(type, type);
    }

    private boolean isEmbedded(Resource type) {
        return shapeOf(type).hasProperty(SHACLM.nodeKind, SHACLM.BlankNode);
    }

    private String nameOf(Resource type) {
        return value(shapeOf(type), annotations.jsonKey())
                .map(name -> name.asLiteral().getString())
                .orElseGet(() -> localName(type));
    }

    /** What follows the last slash or hash. (Jena's own notion of a local name drops leading digits.) */
    private static String localName(Resource resource) {
        String iri = resource.getURI();
        return iri.substring(Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1);
    }

    private static Optional<RDFNode> value(Resource subject, Property property) {
        return Optional.ofNullable(subject.getProperty(property)).map(statement -> statement.getObject());
    }

    private static List<RDFNode> values(Resource subject, Property property) {
        return subject.listProperties(property)
                .mapWith(statement -> statement.getObject())
                .toList();
    }

    private void fault(Node about, String wrong) {
        files.fault(
                about, wrong, "shapes and lists by which every document can be read in one way", "mend the ontology");
    }

    /** The annotation properties by which shapes speak to the loader, in the namespace of the ontology at hand. */
    private record Annotations(Property jsonKey, Property section, Property root, Property acyclic) {
        static Annotations of(Model model) {
            String namespace = model.listSubjectsWithProperty(RDF.type, OWL.Ontology)
                    .nextOptional()
                    .map(header -> header.getURI() + "#")
                    .orElse("#");
            return new Annotations(
                    ResourceFactory.createProperty(namespace + "jsonKey"),
                    ResourceFactory.createProperty(namespace + "section"),
                    ResourceFactory.createProperty(namespace + "root"),
                    ResourceFactory.createProperty(namespace + "acyclic"));
        }
    }
}
