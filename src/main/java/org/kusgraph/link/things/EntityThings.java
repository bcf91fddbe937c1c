package org.kusgraph.link.things;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.link.name.Countries;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;

/** The entities of a graph as things to be compared. The query stands beside this class's file, so that no Java names a property. */
public final class EntityThings {
    private static final Query QUERY = QueryFactory.create(text("entities.rq"));
    private static final Query OF_A_KIND = QueryFactory.create(text("things.rq"));
    private static final Query POINTING = QueryFactory.create(text("pointing.rq"));

    /** So many entities are asked about at once, where there may be very many. */
    private static final int AT_ONCE = 500;

    private final Function<Set<String>, Set<String>> types;
    private final Countries countries;

    private EntityThings(Function<Set<String>, Set<String>> types, Countries countries) {
        this.types = types;
        this.countries = countries;
    }

    private static String text(String name) {
        try (InputStream text = Objects.requireNonNull(EntityThings.class.getResourceAsStream(name), name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends the entities of a graph.
     *
     * @param dataset a graph as its default graph
     * @param types the types of a thing of some classes, given by their IRIs; none if it is no entity
     */
    public static void send(
            DatasetGraph dataset, Function<Set<String>, Set<String>> types, Countries countries, ThingReceiver receiver)
            throws IOException {
        new EntityThings(types, countries).send(QUERY, dataset, receiver);
    }

    /**
     * Sends the entities of a large graph, a few at once, so that memory does not grow with them.
     *
     * @param dataset a graph as its default graph
     * @param kinds the classes of the kinds of entities, by the words for them
     */
    public static void sendInParts(
            DatasetGraph dataset, Map<String, String> kinds, Countries countries, ThingReceiver receiver)
            throws IOException {
        EntityThings things = new EntityThings(all(kinds), countries);
        for (String kind : new TreeSet<>(kinds.values())) {
            List<Node> part = new ArrayList<>();
            try (QueryExec execution = QueryExec.dataset(dataset)
                    .query(OF_A_KIND)
                    .substitution("kind", NodeFactory.createURI(kind))
                    .build()) {
                RowSet rows = execution.select();
                while (rows.hasNext()) {
                    Node entity = rows.next().get("entity");
                    if (isFirst(kind, entity, kinds, dataset)) {
                        part.add(entity);
                    }
                    if (part.size() == AT_ONCE) {
                        things.send(of("entity", part, QUERY), dataset, receiver);
                        part.clear();
                    }
                }
            }
            things.send(of("entity", part, QUERY), dataset, receiver);
        }
    }

    /** Whether a kind is the first of an entity's kinds, so that it is sent once. */
    private static boolean isFirst(String kind, Node entity, Map<String, String> kinds, DatasetGraph dataset) {
        return dataset
                .getDefaultGraph()
                .find(entity, RDF.type.asNode(), Node.ANY)
                .mapWith(triple -> triple.getObject().toString())
                .toList()
                .stream()
                .noneMatch(type -> type.compareTo(kind) < 0 && kinds.containsValue(type));
    }

    /**
     * The entities of which something else may be known after some subjects have changed: those themselves, and those that are
     * described by what they point to.
     *
     * @param dataset a graph as its default graph
     * @param changed the subjects, entities and others
     */
    public static Set<Node> changed(DatasetGraph dataset, Set<Node> changed) {
        Set<Node> entities = new LinkedHashSet<>();
        for (List<Node> part : parts(changed)) {
            part.stream().filter(Node::isURI).forEach(entities::add);
            try (QueryExec execution = QueryExec.dataset(dataset)
                    .query(of("changed", part, POINTING))
                    .build()) {
                execution.select().forEachRemaining(row -> entities.add(row.get("entity")));
            }
        }
        return entities;
    }

    /**
     * Sends some entities of a large graph, as {@link #sendInParts} sends all.
     *
     * @param entities IRIs; what is no entity is not sent
     */
    public static void sendSome(
            Set<Node> entities,
            DatasetGraph dataset,
            Map<String, String> kinds,
            Countries countries,
            ThingReceiver receiver)
            throws IOException {
        EntityThings things = new EntityThings(all(kinds), countries);
        for (List<Node> part : parts(entities)) {
            things.send(of("entity", part, QUERY), dataset, receiver);
        }
    }

    private static List<List<Node>> parts(Set<Node> nodes) {
        List<List<Node>> parts = new ArrayList<>();
        List<Node> all = List.copyOf(nodes);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return parts;
    }

    /** A query for some values of a variable alone. */
    private static Query of(String variable, List<Node> values, Query query) {
        Var only = Var.alloc(variable);
        ElementGroup pattern = new ElementGroup();
        pattern.addElement(new ElementData(
                List.of(only),
                values.stream().map(each -> BindingFactory.binding(only, each)).toList()));
        ((ElementGroup) query.getQueryPattern()).getElements().forEach(pattern::addElement);
        Query limited = query.cloneQuery();
        limited.setQueryPattern(pattern);
        return limited;
    }

    /** The word for the narrowest of the kinds to which some classes belong. */
    public static Function<Set<String>, Set<String>> narrowest(Ontology ontology) {
        List<Kind> kinds = ontology.kinds().values().stream()
                .filter(kind -> !kind.embedded() && !kind.root())
                .sorted(Comparator.comparing((Kind kind) -> kind.classes().size())
                        .reversed())
                .toList();
        return classes -> kinds.stream()
                .filter(kind -> classes.contains(kind.iri().getURI()))
                .findFirst()
                .map(kind -> Set.of(kind.name()))
                .orElse(Set.of());
    }

    /** The words for all kinds to which some classes belong. */
    public static Function<Set<String>, Set<String>> all(Map<String, String> kinds) {
        return classes -> kinds.entrySet().stream()
                .filter(kind -> classes.contains(kind.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void send(Query query, DatasetGraph dataset, ThingReceiver receiver) throws IOException {
        try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
            RowSet rows = execution.select();
            Optional<Gathered> gathered = Optional.empty();
            while (rows.hasNext()) {
                Binding row = rows.next();
                String entity = row.get("entity").getURI();
                if (gathered.isEmpty() || !gathered.get().builder.id().equals(entity)) {
                    if (gathered.isPresent()) {
                        gathered.get().sendTo(receiver);
                    }
                    gathered = Optional.of(new Gathered(entity));
                }
                gathered.get().add(row.get("aspect").getLiteralLexicalForm().substring(1), row);
            }
            if (gathered.isPresent()) {
                gathered.get().sendTo(receiver);
            }
        }
    }

    private final class Gathered {
        private final ThingBuilder builder;
        private final Set<String> classes = new HashSet<>();

        Gathered(String entity) {
            builder = new ThingBuilder(entity);
        }

        void add(String aspect, Binding row) {
            Node value = row.get("value");
            String text = value.isLiteral() ? value.getLiteralLexicalForm() : value.toString();
            switch (aspect) {
                case "name" -> builder.name(text, value.isLiteral() ? value.getLiteralLanguage() : "");
                case "type" -> classes.add(text);
                case "country" -> countries.code(text).ifPresent(builder::country);
                case "place" -> builder.place(text);
                case "same" ->
                    IdentifierIris.of(text).ifPresent(same -> builder.identifier(same.scheme(), same.value()));
                case "identifier" -> builder.identifier(row.get("scheme").getLiteralLexicalForm(), text);
                default -> builder.begun(text);
            }
        }

        /** What is of no kind, such as a word of a list, is no entity. */
        void sendTo(ThingReceiver receiver) throws IOException {
            Set<String> words = types.apply(classes);
            words.forEach(builder::type);
            if (!words.isEmpty() && builder.hasNames()) {
                receiver.accept(builder.build());
            }
        }
    }
}
