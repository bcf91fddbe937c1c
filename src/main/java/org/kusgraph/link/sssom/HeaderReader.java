package org.kusgraph.link.sssom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the header of a set of mappings, and checks values by what it declares. */
final class HeaderReader {
    private static final String PREFIXES = "curie_map";
    private static final String EXTENSIONS = "extension_definitions";
    private static final String MAPPINGS = "mappings";
    private static final Set<String> KEYS_OF_EXTENSIONS = Set.of("slot_name", "property", "type_hint");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}._-]*");

    /** A header has three levels. */
    private static final int DEEPEST = 16;

    private static final String START_ANEW = "mend the header";

    private final Header header;
    private final List<Problem> problems;
    private final Map<Slot, List<String>> values = new EnumMap<>(Slot.class);
    private final Map<String, String> extensionValues = new TreeMap<>();
    private final Map<String, Location> undefined = new HashMap<>();
    private final List<Extension> extensions = new ArrayList<>();
    private Prefixes prefixes = new Prefixes(Map.of());

    HeaderReader(Header header, List<Problem> problems) {
        this.header = header;
        this.problems = problems;
    }

    Prefixes prefixes() {
        return prefixes;
    }

    List<Extension> extensions() {
        return List.copyOf(extensions);
    }

    Map<Slot, List<String>> values() {
        return Map.copyOf(values);
    }

    Map<String, String> extensionValues() {
        return Map.copyOf(extensionValues);
    }

    /** The keys that neither the standard nor the header itself defines. */
    Map<String, Location> undefined() {
        return Map.copyOf(undefined);
    }

    /** Whether the header defines a slot that the standard does not have. */
    boolean defines(String name) {
        return extensions.stream().anyMatch(extension -> extension.name().equals(name));
    }

    /** Reads all of it; what it says is of no use where it cannot be read. */
    boolean read() {
        Optional<Node> root = root();
        if (root.isEmpty()) {
            return false;
        }
        Map<String, Entry> entries = entries(root.get());
        Entry map = entries.remove(PREFIXES);
        if (map != null) {
            readPrefixes(map);
        }
        Entry definitions = entries.remove(EXTENSIONS);
        if (definitions != null) {
            readExtensions(definitions);
        }
        Entry found = entries.remove(MAPPINGS);
        if (found != null) {
            add(
                    ProblemCode.UNKNOWN_KEY,
                    found.at(),
                    "the mappings stand in the table",
                    "no mappings here",
                    "remove it");
        }
        entries.forEach(this::readValue);
        for (Slot slot : List.of(Slot.MAPPING_SET_ID, Slot.LICENSE)) {
            if (!entries.containsKey(slot.slotName())) {
                add(
                        ProblemCode.MISSING_KEY,
                        header.start(),
                        "the header has no " + slot,
                        "a header with mapping_set_id and license",
                        "add it");
            }
        }
        return true;
    }

    /**
     * The values that may stand in a slot; what is wrong with the others is told.
     *
     * @param at where the values stand
     */
    List<String> checked(Slot slot, List<String> all, Location at) {
        List<String> right = new ArrayList<>();
        for (String value : all) {
            Optional<ValueType.Fault> fault = slot.type().fault(value, prefixes);
            fault.ifPresent(
                    found -> add(found.code(), at, slot + ": " + found.wrong(), found.expected(), found.mend()));
            if (fault.isEmpty()) {
                right.add(value);
            }
        }
        return right;
    }

    /** Tells what is wrong with the value of a slot that the standard does not have. */
    void checkExtension(String name, String value, Location at) {
        extensions.stream()
                .filter(extension -> extension.name().equals(name) && extension.isOfReferences(prefixes))
                .flatMap(extension -> ValueType.REFERENCE.fault(value, prefixes).stream())
                .forEach(found -> add(found.code(), at, name + ": " + found.wrong(), found.expected(), found.mend()));
    }

    private record Entry(Node value, Location at) {}

    private Optional<Node> root() {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(header.source().file())
                .setMaxAliasesForCollections(0)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            Optional<Mark> tooDeep = tooDeep(settings);
            if (tooDeep.isPresent()) {
                add(
                        ProblemCode.LIMIT,
                        header.place(tooDeep.get()),
                        "the header nests deeper than " + DEEPEST + " levels",
                        "keys and values, lists and definitions of slots",
                        START_ANEW);
                return Optional.empty();
            }
            Optional<Node> root = new Compose(settings).composeString(header.yaml());
            if (root.isEmpty()) {
                add(
                        ProblemCode.MISSING_KEY,
                        header.start(),
                        "the header is missing",
                        "lines after a # above the table, with curie_map, mapping_set_id and license",
                        "add it");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            Location at = e.getProblemMark().map(header::place).orElseGet(header::start);
            add(
                    ProblemCode.SYNTAX,
                    at,
                    "the header is not YAML: " + Shown.message(e.getProblem()),
                    "keys and values in YAML, each line after a #",
                    START_ANEW);
        } catch (YamlEngineException e) {
            add(
                    ProblemCode.SYNTAX,
                    header.start(),
                    "the header is not YAML: " + Shown.message(String.valueOf(e.getMessage())),
                    "keys and values in YAML, each line after a #",
                    START_ANEW);
        }
        return Optional.empty();
    }

    /** Where the header nests too deep; the parser would recurse into it until the stack overflows. */
    private Optional<Mark> tooDeep(LoadSettings settings) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(header.yaml())) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > DEEPEST) {
                return event.getStartMark();
            }
        }
        return Optional.empty();
    }

    /** The keys and values of a mapping; empty where it is none. */
    private Map<String, Entry> entries(Node node) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            wrongShape(place(node), "keys with values");
            return entries;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            Location at = place(tuple.getKeyNode());
            Optional<String> key = scalar(tuple.getKeyNode());
            if (key.isEmpty()) {
                wrongShape(at, "a word as a key");
            } else if (entries.putIfAbsent(key.get(), new Entry(tuple.getValueNode(), at)) != null) {
                add(
                        ProblemCode.DUPLICATE_KEY,
                        at,
                        "the key " + Shown.quoted(key.get()) + " is there twice",
                        "each key once",
                        "remove one of the two");
            }
        }
        return entries;
    }

    private void readPrefixes(Entry map) {
        Map<String, String> namespaces = new TreeMap<>();
        entries(map.value()).forEach((prefix, entry) -> {
            Location at = place(entry.value());
            Optional<String> namespace = scalar(entry.value());
            Optional<String> builtIn =
                    Optional.ofNullable(Prefixes.BUILT_IN.namespaces().get(prefix));
            if (namespace.isEmpty()) {
                wrongShape(at, "the beginning of IRIs");
            } else if (builtIn.isPresent() && !builtIn.equals(namespace)) {
                add(
                        ProblemCode.CONFLICT,
                        at,
                        "the prefix " + prefix + " is built into SSSOM and means something else",
                        builtIn.get(),
                        "remove it, or choose another prefix");
            } else {
                ValueType.ADDRESS
                        .fault(namespace.get(), prefixes)
                        .ifPresent(found -> add(found.code(), at, found.wrong(), found.expected(), found.mend()));
                namespaces.put(prefix, namespace.get());
            }
        });
        namespaces.keySet().removeAll(Prefixes.BUILT_IN.namespaces().keySet());
        prefixes = new Prefixes(namespaces);
    }

    private void readExtensions(Entry definitions) {
        for (Node item : items(definitions.value())) {
            Location at = place(item);
            Map<String, Entry> entries = entries(item);
            Set<String> foreign = new HashSet<>(entries.keySet());
            foreign.removeAll(KEYS_OF_EXTENSIONS);
            String name = text(entries, "slot_name").orElse("");
            Extension extension = new Extension(name, text(entries, "property"), text(entries, "type_hint"));
            boolean isTaken = Slot.named(name).isPresent() || defines(name);
            if (!foreign.isEmpty() || !NAME.matcher(name).matches() || isTaken) {
                add(
                        ProblemCode.VALUE,
                        at,
                        isTaken ? "the slot " + Shown.quoted(name) + " exists already" : "this does not define a slot",
                        "slot_name, a name of its own, with property and type_hint",
                        "mend the definition");
            } else {
                for (String key : List.of("property", "type_hint")) {
                    text(entries, key)
                            .flatMap(value -> ValueType.REFERENCE.fault(value, prefixes))
                            .ifPresent(found ->
                                    add(found.code(), at, key + ": " + found.wrong(), found.expected(), found.mend()));
                }
                extensions.add(extension);
            }
        }
    }

    private void readValue(String key, Entry entry) {
        Optional<Slot> slot = Slot.named(key);
        Location at = place(entry.value());
        if (slot.isPresent() && !slot.get().isOfSets()) {
            add(
                    ProblemCode.UNKNOWN_KEY,
                    entry.at(),
                    Shown.quoted(key) + " is a slot of mappings, not of sets",
                    "a slot of sets",
                    "make it a column of the table");
            return;
        }
        List<Node> items = slot.filter(Slot::isMultivalued).isPresent() ? items(entry.value()) : List.of(entry.value());
        List<String> texts = new ArrayList<>();
        for (Node item : items) {
            Optional<String> text = scalar(item);
            text.filter(value -> !value.isEmpty()).ifPresent(texts::add);
            if (text.isEmpty()) {
                wrongShape(place(item), "a single value");
            }
        }
        if (texts.isEmpty()) {
            return;
        }
        if (slot.isPresent()) {
            values.put(slot.get(), checked(slot.get(), texts, at));
        } else {
            if (!defines(key)) {
                undefined.put(key, entry.at());
            }
            checkExtension(key, texts.getFirst(), at);
            extensionValues.put(key, texts.getFirst());
        }
    }

    /** The items of a sequence; a single value stands for a sequence of one, as the standard lets it. */
    private static List<Node> items(Node node) {
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private Optional<String> text(Map<String, Entry> entries, String key) {
        return Optional.ofNullable(entries.get(key)).flatMap(entry -> scalar(entry.value()));
    }

    /** The text of a value, if it is a single one, and without what the standard forbids: anchors, aliases and tags. */
    private Optional<String> scalar(Node node) {
        if (node.getAnchor().isPresent() || node.getTag().getValue().startsWith("!")) {
            wrongShape(place(node), "YAML without anchors, aliases and tags");
        }
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }

    private void wrongShape(Location at, String expected) {
        add(ProblemCode.TYPE, at, "something else stands here", expected, START_ANEW);
    }

    private Location place(Node node) {
        return node.getStartMark().map((Mark mark) -> header.place(mark)).orElseGet(header::start);
    }

    private void add(ProblemCode code, Location at, String wrong, String expected, String mend) {
        problems.add(new Problem(code, at, wrong, expected, mend));
    }
}
