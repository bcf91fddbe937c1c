package org.kusgraph.link.things;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.kusgraph.link.name.Countries;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;

/** The entities of a graph as things to be compared. The query stands beside this class's file, so that no Java names a property. */
public final class EntityThings {
    private static final Query QUERY = QueryFactory.create(text("entities.rq"));

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
        new EntityThings(types, countries).send(dataset, receiver);
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

    private void send(DatasetGraph dataset, ThingReceiver receiver) throws IOException {
        try (QueryExec execution = QueryExec.dataset(dataset).query(QUERY).build()) {
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
