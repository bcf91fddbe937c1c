package org.kusgraph.link.wikidata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.sparql.core.DatasetGraph;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Thing.Identifier;
import org.kusgraph.link.match.Thing.Name;
import org.kusgraph.link.name.NameForms;
import org.kusgraph.link.things.IdentifierIris;

/**
 * Edits for items that are our entities: names, identifiers elsewhere, and relations that articles state. Where it is not known
 * what Wikidata has, no names are given: a label would replace another, and a further name may be the label already. Statements
 * that are there already are not made twice there.
 */
public final class WikidataBatch {
    private static final String SCHEME = "wikidata";
    private static final Set<String> LANGUAGES = Set.of("en", "ko");

    private final PropertyNumbers properties;
    private final Told told;
    private final Map<String, String> items;
    private final Optional<Map<String, Known>> known;
    private final List<Edit> edits = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** What Wikidata has of an item. */
    private record Known(Set<Name> names, Set<Identifier> identifiers) {
        boolean hasName(Name name) {
            String key = NameForms.key(name.text());
            return names.stream()
                    .anyMatch(each -> each.language().equals(name.language())
                            && NameForms.key(each.text()).equals(key));
        }

        boolean hasAnyName(String language) {
            return names.stream().anyMatch(each -> each.language().equals(language));
        }

        Set<String> identifiers(String scheme) {
            return identifiers.stream()
                    .filter(each -> each.scheme().equals(scheme))
                    .map(Identifier::value)
                    .collect(Collectors.toSet());
        }
    }

    private WikidataBatch(
            PropertyNumbers properties, Told told, Map<String, String> items, Optional<Map<String, Known>> known) {
        this.properties = properties;
        this.told = told;
        this.items = items;
        this.known = known;
    }

    /**
     * Makes a batch.
     *
     * @param entities the graph's entities with their names and identifiers, among these those that are in force of Wikidata
     * @param graph the graph as its default graph
     * @param there what Wikidata has, if that is known
     */
    public static WikidataBatch of(
            List<Thing> entities, DatasetGraph graph, Optional<List<Thing>> there, PropertyNumbers properties) {
        Map<String, String> items = items(entities);
        WikidataBatch batch =
                new WikidataBatch(properties, Told.in(graph), items, there.map(things -> known(things, items)));
        entities.forEach(batch::add);
        batch.told.relations().forEach(batch::add);
        return batch;
    }

    /** The items of entities, by their IRIs. */
    public static Map<String, String> items(List<Thing> entities) {
        Map<String, String> items = new HashMap<>();
        for (Thing entity : entities) {
            entity.identifiers().stream()
                    .filter(identifier -> identifier.scheme().equals(SCHEME))
                    .forEach(identifier -> items.put(entity.id(), identifier.value()));
        }
        return items;
    }

    /** A dump may tell of an item in several places. */
    private static Map<String, Known> known(List<Thing> things, Map<String, String> items) {
        Set<String> wanted = new HashSet<>(items.values());
        Map<String, Known> known = new HashMap<>();
        for (Thing thing : things) {
            String item = IdentifierIris.of(thing.id()).map(Identifier::value).orElse(thing.id());
            if (wanted.contains(item)) {
                Known all = known.computeIfAbsent(item, unseen -> new Known(new HashSet<>(), new HashSet<>()));
                boolean unusedNames = all.names().addAll(thing.names());
                boolean unusedIdentifiers = all.identifiers().addAll(thing.identifiers());
            }
        }
        return known;
    }

    private void add(Thing entity) {
        Optional<String> item = Optional.ofNullable(items.get(entity.id()));
        if (item.isEmpty()) {
            return;
        }
        Optional<Known> there = known.map(all -> all.get(item.get()));
        if (known.isPresent() && there.isEmpty()) {
            remarks.add("of " + item.get() + " (" + entity.label()
                    + ") the target has nothing, and so no edits are made of it");
            return;
        }
        there.ifPresent(known -> addNames(item.get(), entity, known));
        addIdentifiers(item.get(), entity, there);
    }

    private void addNames(String item, Thing entity, Known there) {
        String summary =
                told.article(entity.id()).map(article -> "named in " + article).orElse("named at " + entity.id());
        Set<String> labelled = new HashSet<>();
        for (Name name : entity.names()) {
            if (!LANGUAGES.contains(name.language()) || there.hasName(name)) {
                continue;
            }
            boolean isLabel = !there.hasAnyName(name.language()) && !labelled.contains(name.language());
            Edit.text(name.text()).ifPresent(text -> {
                edits.add(new Edit(item, (isLabel ? "L" : "A") + name.language(), text, Optional.empty(), summary));
                boolean unused = labelled.add(name.language());
            });
        }
    }

    private void addIdentifiers(String item, Thing entity, Optional<Known> there) {
        List<Identifier> sorted = entity.identifiers().stream()
                .sorted(Comparator.comparing(Identifier::scheme).thenComparing(Identifier::value))
                .toList();
        for (Identifier identifier : sorted) {
            Set<String> others =
                    there.map(known -> known.identifiers(identifier.scheme())).orElse(Set.of());
            Optional<String> property = properties.of(identifier.scheme());
            if (identifier.scheme().equals(SCHEME) || property.isEmpty() || others.contains(identifier.value())) {
                continue;
            }
            if (others.isEmpty()) {
                // Which evidence the link rests on, the entity's page shows.
                Edit.text(identifier.value())
                        .ifPresent(text -> edits.add(new Edit(
                                item,
                                property.get(),
                                text,
                                properties.reference(entity.id()),
                                "linked at " + entity.id())));
            } else {
                remarks.add(item + " (" + entity.label() + ") has another " + identifier.scheme() + " there, "
                        + String.join(", ", others) + ", not " + identifier.value() + "; nothing is written of it");
            }
        }
    }

    private void add(Told.Relation relation) {
        Optional<String> property = properties.of(IdentifierIris.local(relation.relation()));
        Optional<String> subject = Optional.ofNullable(items.get(relation.subject()));
        Optional<String> object = Optional.ofNullable(items.get(relation.object()));
        if (property.isPresent() && subject.isPresent() && object.isPresent()) {
            edits.add(new Edit(
                    subject.get(),
                    property.get(),
                    object.get(),
                    properties.reference(relation.article()),
                    "stated in " + relation.article()));
        }
    }

    /** The edits, those of one entity together. */
    public List<Edit> edits() {
        return List.copyOf(edits);
    }

    /** What a person should look at. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }
}
