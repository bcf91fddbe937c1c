package org.kusgraph.draft;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.graph.Names;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.name.NameForms;
import org.kusgraph.link.things.EntityThings;
import org.kusgraph.link.things.ThingReceiver;
import org.kusgraph.ontology.Field;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Range;
import org.kusgraph.problem.Problem;

/** The entities of a graph, by which an article is read. */
final class KnownEntities {
    /** What has an id that begins so is of one article alone. */
    private static final String OF_AN_ARTICLE = "article-";

    /** The field with what articles call something. */
    private static final String CALLED_AS = "namedAs";

    private final Map<String, KnownEntity> byId = new TreeMap<>();
    private final Set<String> ids = new TreeSet<>();
    private final Map<String, KnownEntity> byCountry = new HashMap<>();
    private final Map<String, KnownEntity> byKindAndName = new HashMap<>();

    private final Countries countries;

    private KnownEntities(Countries countries) {
        this.countries = countries;
    }

    /** Reads the entities of a dataset's default graph. */
    static KnownEntities read(DatasetGraph dataset, Ontology ontology, Countries countries) throws IOException {
        KnownEntities read = new KnownEntities(countries);
        Names iris = Names.of(ontology);
        List<Thing> things = new ArrayList<>();
        EntityThings.send(dataset, EntityThings.narrowest(ontology), countries, new ThingReceiver() {
            @Override
            public void accept(Thing thing) {
                things.add(thing);
            }

            @Override
            public void accept(Problem problem) {
                throw new IllegalStateException("entities of a graph are read: " + problem);
            }
        });
        things.sort(Comparator.comparing(Thing::id));
        for (Thing thing : things) {
            if (thing.id().startsWith(iris.entityNamespace())) {
                String id = thing.id().substring(iris.entityNamespace().length());
                read.ids.add(id);
                kind(thing, ontology)
                        .filter(unused -> !id.startsWith(OF_AN_ARTICLE))
                        .flatMap(kind -> required(dataset.getDefaultGraph(), iris, id, kind)
                                .map(fields -> new KnownEntity(
                                        id,
                                        kind.name(),
                                        thing.names(),
                                        calledAs(dataset.getDefaultGraph(), iris.entity(id), kind),
                                        thing.countries().stream().sorted().findFirst(),
                                        fields)))
                        .ifPresent(read::add);
            }
        }
        return read;
    }

    private static Optional<Kind> kind(Thing thing, Ontology ontology) {
        return thing.types().stream().sorted().findFirst().map(ontology.kinds()::get);
    }

    /** What articles call it, without the articles before it; not what stands in square brackets, which none says. */
    private static List<Thing.Name> calledAs(Graph graph, Node entity, Kind kind) {
        return Optional.ofNullable(kind.fields().get(CALLED_AS)).stream()
                .flatMap(field -> graph.find(entity, field.path(), Node.ANY).toList().stream())
                .map(Triple::getObject)
                .map(name -> new Thing.Name(
                        name.getLiteralLexicalForm().replaceFirst("^[Tt]he ", ""), name.getLiteralLanguage()))
                .filter(name -> name.text().indexOf('[') < 0)
                .sorted(Comparator.comparing(Thing.Name::text))
                .toList();
    }

    /** The fields without which a document could not describe the entity again; none where they cannot be written here. */
    private static Optional<Map<String, Object>> required(Graph graph, Names iris, String id, Kind kind) {
        Map<String, Object> fields = new TreeMap<>();
        for (Field field : kind.fields().values()) {
            boolean isText = field.range() instanceof Range.Texts;
            if (field.least() > 0 && !isText) {
                Optional<Object> value = graph.find(iris.entity(id), field.path(), Node.ANY).toList().stream()
                        .flatMap(triple -> written(triple.getObject(), field.range(), iris).stream())
                        .min(Comparator.comparing(Object::toString));
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                fields.put(field.key(), value.get());
            }
        }
        return Optional.of(fields);
    }

    private static Optional<Object> written(Node value, Range range, Names iris) {
        return switch (range) {
            case Range.Word word ->
                word.words().entrySet().stream()
                        .filter(entry -> entry.getValue().equals(value))
                        .<Object>map(Map.Entry::getKey)
                        .findFirst();
            case Range.Reference reference -> iris.id(value).map(id -> id);
            case Range.Literal literal -> Optional.of(value.getLiteralLexicalForm());
            case Range.WebAddress address -> Optional.of(value.getURI());
            case Range.Texts texts -> Optional.empty();
            case Range.Embedded embedded -> Optional.empty();
        };
    }

    private void add(KnownEntity entity) {
        byId.put(entity.id(), entity);
        entity.names().forEach(name -> byKindAndName.putIfAbsent(key(entity.kind(), name.text()), entity));
        boolean isItsCountry = entity.country().isPresent()
                && entity.names().stream()
                        .anyMatch(name -> countries.code(name.text()).equals(entity.country()));
        if (isItsCountry) {
            byCountry.put(entity.country().get() + " " + entity.kind(), entity);
        }
    }

    private static String key(String kind, String name) {
        return kind + " " + NameForms.key(name);
    }

    /** All of them. */
    List<KnownEntity> all() {
        return List.copyOf(byId.values());
    }

    /** Those of a kind. */
    List<KnownEntity> ofKind(String kind) {
        return byId.values().stream()
                .filter(entity -> entity.kind().equals(kind))
                .collect(Collectors.toList());
    }

    /** The kinds of which there is something. */
    Set<String> kinds() {
        return byId.values().stream().map(KnownEntity::kind).collect(Collectors.toSet());
    }

    /** Every id that something has. */
    Set<String> ids() {
        return ids;
    }

    Optional<KnownEntity> withId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The entity of a kind with a name, whatever its case. */
    Optional<KnownEntity> named(String kind, String name) {
        return Optional.ofNullable(byKindAndName.get(key(kind, name)));
    }

    /** The one entity of a kind and a country that has a word in its name, such as the government of a country. */
    Optional<KnownEntity> ofCountry(String kind, String code, String word) {
        List<KnownEntity> found = ofKind(kind).stream()
                .filter(entity -> entity.country().filter(code::equals).isPresent())
                .filter(entity -> entity.names().stream()
                        .anyMatch(name -> name.text().toLowerCase(Locale.ROOT).contains(word)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The one entity of a kind that an article calls so. */
    Optional<KnownEntity> called(String kind, String name) {
        String key = NameForms.key(name);
        List<KnownEntity> found = ofKind(kind).stream()
                .filter(entity -> entity.calledAs().stream()
                        .anyMatch(called -> NameForms.key(called.text()).equals(key)))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The entity of a kind that is the country with a code. */
    Optional<KnownEntity> country(String kind, String code) {
        return Optional.ofNullable(byCountry.get(code + " " + kind));
    }
}
