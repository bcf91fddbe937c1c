package org.kusgraph.web.reconcile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kusgraph.link.index.Matcher;
import org.kusgraph.link.index.Matching;
import org.kusgraph.link.index.NameKnowledge;
import org.kusgraph.link.index.ThingIndex;
import org.kusgraph.link.json.JsonTree;
import org.kusgraph.link.match.Candidate;
import org.kusgraph.link.match.Evidence;
import org.kusgraph.link.match.NameMatch;
import org.kusgraph.link.match.Thing;
import org.kusgraph.link.match.Types;
import org.kusgraph.link.things.IdentifierIris;

/** Answers queries for the entities of one snapshot. What it gives is made of maps, lists, texts and numbers: JSON. */
public final class Reconciliation {
    /** More queries of one batch are refused. */
    public static final int MOST_QUERIES = 5_000;

    /** More cells of a table are not filled at once. */
    public static final int MOST_CELLS = 100_000;

    private static final double HUNDRED = 100;
    private static final int SUGGESTIONS = 20;

    /**
     * Identifiers of other registers that are one even without the name of their scheme, because nothing else looks so: letters
     * and digits, or a long number. What may as well be a word, a year or an amount is none.
     */
    private static final Pattern TELLING_IDENTIFIER =
            Pattern.compile("(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9.]+|[0-9]{15}[0-9X]");

    /** A candidate whose name is of the language of the asker goes before one that is not, all else being equal. */
    private static final double OF_THE_LANGUAGE = 0.004;

    private final ThingIndex index;
    private final Matcher matcher;
    private final NameKnowledge knowledge;
    private final KnownProperties properties;
    private final String namespace;

    /**
     * Answers for the things of an index.
     *
     * @param properties what is known of the things
     * @param namespace where the IRIs of the entities begin
     */
    public Reconciliation(ThingIndex index, NameKnowledge knowledge, KnownProperties properties, String namespace) {
        this.index = index;
        this.matcher = new Matcher(index, knowledge, Types.UNKNOWN);
        this.knowledge = knowledge;
        this.properties = properties;
        this.namespace = namespace;
    }

    /**
     * Answers a batch of queries.
     *
     * @param batch the queries by name
     * @param language the language of the asker
     * @throws IllegalArgumentException if the batch cannot be answered; the message says why
     */
    public Map<String, Object> answer(JsonTree batch, String language) {
        if (!(batch instanceof JsonTree.Members queries)) {
            throw new IllegalArgumentException("\"queries\" is an object that has a query under each name");
        }
        if (queries.members().size() > MOST_QUERIES) {
            throw new IllegalArgumentException("a batch has at most " + MOST_QUERIES + " queries");
        }
        Map<String, ReconciliationQuery> read = new LinkedHashMap<>();
        queries.members().forEach((name, query) -> read.put(name, ReconciliationQuery.of(name, query)));
        Map<String, Object> answers = new LinkedHashMap<>();
        read.forEach((name, query) -> answers.put(name, Map.of("result", candidates(query, language))));
        return answers;
    }

    private List<Object> candidates(ReconciliationQuery query, String language) {
        Optional<Thing> byId = byId(query.text()).filter(thing -> isOf(thing, query.types()));
        if (byId.isPresent()) {
            return List.of(candidate(byId.get(), HUNDRED, true, List.of(feature("id", 1)), language));
        }
        if (query.text().isEmpty()) {
            return byIdentifiers(query, language);
        }
        Matching matching = matcher.match(asked(query));
        return matching.candidates().stream()
                .filter(candidate -> isOf(candidate.thing(), query.types()))
                .sorted((one, other) -> Double.compare(rank(other, language), rank(one, language)))
                .limit(query.limit())
                .<Object>map(candidate -> candidate(
                        candidate.thing(),
                        Math.round(candidate.score() * HUNDRED * HUNDRED) / HUNDRED,
                        isSure(candidate, matching, query),
                        features(candidate),
                        language))
                .toList();
    }

    /** Without a name, only identifiers tell which entity is meant; one that fits all that were given is sure. */
    private List<Object> byIdentifiers(ReconciliationQuery query, String language) {
        Set<Thing.Identifier> asked = asked(query).identifiers();
        List<Thing> found = asked.stream()
                .flatMap(each -> index.byIdentifier(each.value()).stream())
                .filter(thing ->
                        isOf(thing, query.types()) && thing.identifiers().containsAll(asked))
                .distinct()
                .limit(query.limit())
                .toList();
        return found.stream()
                .<Object>map(thing ->
                        candidate(thing, HUNDRED, found.size() == 1, List.of(feature("identifier", 1)), language))
                .toList();
    }

    private static double rank(Candidate candidate, String language) {
        boolean isOfTheLanguage = candidate.thing().names().stream()
                .anyMatch(name -> name.text().equals(candidate.name().found())
                        && name.language().startsWith(language)
                        && !language.isEmpty());
        return candidate.score() + (isOfTheLanguage ? OF_THE_LANGUAGE : 0);
    }

    /** An equal name alone is never enough: the kind that was asked for, a country, a place or an identifier must agree. */
    private static boolean isSure(Candidate candidate, Matching matching, ReconciliationQuery query) {
        return matching.chosen().filter(candidate::equals).isPresent()
                && (candidate.isSupported()
                        || (!query.types().isEmpty() && candidate.name().manner() == NameMatch.Manner.SAME));
    }

    /** The entity that an id, an IRI or an identifier elsewhere names. */
    public Optional<Thing> byId(String id) {
        if (id.isEmpty() || id.contains(" ")) {
            return Optional.empty();
        }
        Optional<Thing> ours = index.byIdentifier(id.contains("://") ? id : namespace + id);
        return ours.isPresent() || !TELLING_IDENTIFIER.matcher(id).matches() ? ours : index.byIdentifier(id);
    }

    private static boolean isOf(Thing thing, List<String> types) {
        return types.isEmpty() || types.stream().anyMatch(thing.types()::contains);
    }

    private Thing asked(ReconciliationQuery query) {
        Set<String> countries = new LinkedHashSet<>();
        Set<String> places = new LinkedHashSet<>();
        Set<Thing.Identifier> identifiers = new LinkedHashSet<>();
        OptionalInt begun = OptionalInt.empty();
        for (Map.Entry<String, List<String>> known : query.properties().entrySet()) {
            Optional<KnownProperty> property = properties.named(known.getKey());
            for (String value : property.isPresent() ? known.getValue() : List.<String>of()) {
                switch (property.get()) {
                    case KnownProperty.Scheme scheme -> identifiers.add(identifier(scheme, value));
                    case KnownProperty.Plain plain -> {
                        switch (plain) {
                            case COUNTRY -> country(value).ifPresent(countries::add);
                            case PLACE -> places.add(value);
                            case YEAR ->
                                begun = value.matches("\\d{4}") ? OptionalInt.of(Integer.parseInt(value)) : begun;
                            case NAME_EN, NAME_KO -> {}
                        }
                    }
                }
            }
        }
        return new Thing(
                "asked",
                List.of(new Thing.Name(query.text(), "")),
                new HashSet<>(query.types()),
                countries,
                places,
                identifiers,
                begun,
                Optional.empty());
    }

    /** An identifier may be given as an IRI, and with spaces, as ISNIs are printed. */
    private static Thing.Identifier identifier(KnownProperty.Scheme scheme, String value) {
        return IdentifierIris.of(value)
                .filter(found -> found.scheme().equals(scheme.id()))
                .orElseGet(() -> new Thing.Identifier(scheme.id(), value.replace(" ", "")));
    }

    /** A country is given by its code or name, or as an entity of the graph. */
    private Optional<String> country(String value) {
        return knowledge.countries().code(value).or(() -> byId(value)
                .flatMap(thing -> thing.countries().stream().findFirst()));
    }

    private static Map<String, Object> feature(String id, double value) {
        Map<String, Object> feature = new LinkedHashMap<>();
        feature.put("id", id);
        feature.put("value", Math.round(value * HUNDRED) / HUNDRED);
        return feature;
    }

    /** What the score is made of: how like the name is and how much it tells, and 1 or -1 for what agrees or does not. */
    private static List<Object> features(Candidate candidate) {
        List<Object> features = new ArrayList<>();
        features.add(feature("name", candidate.name().likeness()));
        features.add(feature("rarity", Math.min(1, candidate.name().told())));
        for (Evidence evidence : candidate.evidence()) {
            if (evidence.aspect() != Evidence.Aspect.name) {
                features.add(feature(evidence.aspect().name(), evidence.stance() == Evidence.Stance.FOR ? 1 : -1));
            }
        }
        return features;
    }

    private Map<String, Object> candidate(
            Thing thing, double score, boolean match, List<Object> features, String language) {
        Map<String, Object> candidate = new LinkedHashMap<>(entity(thing, language));
        candidate.put("score", score);
        candidate.put("match", match);
        candidate.put("type", types(thing));
        candidate.put("features", features);
        return candidate;
    }

    private Map<String, Object> entity(Thing thing, String language) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", id(thing));
        entity.put("name", label(thing, language));
        String others = String.join(
                "; ",
                thing.names().stream()
                        .map(Thing.Name::text)
                        .filter(name -> !name.equals(label(thing, language)))
                        .limit(3)
                        .toList());
        if (!others.isEmpty()) {
            entity.put("description", others);
        }
        return entity;
    }

    private String id(Thing thing) {
        return thing.id().startsWith(namespace) ? thing.id().substring(namespace.length()) : thing.id();
    }

    /** What an entity is called in a language, or else in whatever language there is. */
    public static String label(Thing thing, String language) {
        return thing.names().stream()
                .filter(name -> !language.isEmpty() && name.language().startsWith(language))
                .findFirst()
                .map(Thing.Name::text)
                .orElseGet(thing::label);
    }

    private static List<Object> types(Thing thing) {
        List<Object> types = new ArrayList<>();
        thing.types().stream().sorted().forEach(type -> types.add(Map.of("id", type, "name", type)));
        return types;
    }

    /** Entities whose names are, or begin as, what somebody has typed, or whose id it is. */
    public Map<String, Object> suggestEntities(String prefix, int skipped, String language) {
        Stream<Thing> byName =
                index.beginningWith(knowledge.reader().read(prefix).key(), skipped + SUGGESTIONS).stream();
        List<Object> found = new ArrayList<>();
        Stream.concat(byId(prefix).stream(), byName)
                .distinct()
                .skip(skipped)
                .limit(SUGGESTIONS)
                .forEach(thing -> {
                    Map<String, Object> entity = new LinkedHashMap<>(entity(thing, language));
                    entity.put("notable", types(thing));
                    found.add(entity);
                });
        return Map.of("result", found);
    }

    /** What is known of the entities. */
    public KnownProperties properties() {
        return properties;
    }

    /**
     * Values of properties of entities, for columns of somebody's table.
     *
     * @throws IllegalArgumentException if that cannot be answered; the message says why
     */
    public Map<String, Object> extend(JsonTree query, String language) {
        List<String> ids = query.list("ids").stream().map(JsonTree::asText).toList();
        List<KnownProperty> columns = new ArrayList<>();
        for (JsonTree each : query.list("properties")) {
            columns.add(properties
                    .named(each.string("id"))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no property '" + each.string("id") + "'; /reconcile/properties lists them")));
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("\"extend\" has \"ids\" and \"properties\"");
        }
        if ((long) ids.size() * columns.size() > MOST_CELLS) {
            throw new IllegalArgumentException("at most " + MOST_CELLS + " cells are filled at once");
        }
        Map<String, Object> rows = new LinkedHashMap<>();
        for (String id : ids) {
            Optional<Thing> thing = byId(id);
            Map<String, Object> row = new LinkedHashMap<>();
            for (KnownProperty property : columns) {
                List<Object> cells = new ArrayList<>();
                thing.ifPresent(known -> property.values(known).forEach(value -> cells.add(Map.of("str", value))));
                row.put(property.id(), cells);
            }
            rows.put(id, row);
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "meta",
                columns.stream()
                        .map(property -> KnownProperties.described(property, language))
                        .toList());
        answer.put("rows", rows);
        return answer;
    }
}
