package org.kusgraph.link.sssom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes SSSOM/TSV with the header above the table. What is written is what the set is: {@link MappingSet#canonical} gives it the
 * form in which the standard wants files.
 */
public final class MappingSetWriter {
    private static final char TAB = '\t';
    private static final String ITEM = "#  - ";

    /** How many digits after the point the standard wants scores to have at most. */
    private static final int DIGITS = 3;

    private final MappingSet set;
    private final Appendable out;

    private MappingSetWriter(MappingSet set, Appendable out) {
        this.set = set;
        this.out = out;
    }

    /** Writes a set. */
    public static void write(MappingSet set, Appendable out) throws IOException {
        MappingSetWriter writer = new MappingSetWriter(set, out);
        writer.header();
        writer.table();
    }

    /** The text of a set. */
    public static String text(MappingSet set) {
        StringBuilder text = new StringBuilder();
        try {
            write(set, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private void header() throws IOException {
        Map<String, String> namespaces = set.prefixes().namespaces();
        if (!namespaces.isEmpty()) {
            line("#curie_map:");
            for (Map.Entry<String, String> namespace : namespaces.entrySet()) {
                line("#  " + YamlScalar.of(namespace.getKey()) + ": " + YamlScalar.of(namespace.getValue()));
            }
        }
        for (Slot slot : Slot.values()) {
            if (set.values().containsKey(slot)) {
                slot(slot);
            }
        }
        if (!set.extensions().isEmpty()) {
            line("#extension_definitions:");
            for (Extension extension : set.extensions()) {
                line(ITEM + "slot_name: " + YamlScalar.of(extension.name()));
                pair("property", extension.property());
                pair("type_hint", extension.type());
            }
        }
        for (Map.Entry<String, String> value : set.extensionValues().entrySet()) {
            line("#" + YamlScalar.of(value.getKey()) + ": " + YamlScalar.of(value.getValue()));
        }
    }

    private void pair(String key, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            line("#    " + key + ": " + YamlScalar.of(value.get()));
        }
    }

    private void slot(Slot slot) throws IOException {
        List<String> values = set.all(slot).stream()
                .map(value -> isNumber(slot) ? number(value) : YamlScalar.of(value))
                .toList();
        if (slot.isMultivalued()) {
            line("#" + slot + ":");
            for (String value : values) {
                line(ITEM + value);
            }
        } else {
            line("#" + slot + ": " + values.getFirst());
        }
    }

    private void table() throws IOException {
        List<Slot> slots = Arrays.stream(Slot.values())
                .filter(slot -> set.mappings().stream()
                        .anyMatch(mapping -> !mapping.all(slot).isEmpty()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (slots.isEmpty()) {
            // A table without mappings names the slots that each must have.
            slots.addAll(List.of(Slot.SUBJECT_ID, Slot.PREDICATE_ID, Slot.OBJECT_ID, Slot.MAPPING_JUSTIFICATION));
        }
        Set<String> used = new TreeSet<>();
        set.mappings().forEach(mapping -> used.addAll(mapping.extensions().keySet()));
        List<String> extensions = Stream.concat(
                        set.extensions().stream().map(Extension::name).filter(used::contains),
                        used.stream().filter(name -> set.extension(name).isEmpty()))
                .toList();
        line(Stream.concat(slots.stream().map(Slot::slotName), extensions.stream())
                .map(MappingSetWriter::cell)
                .collect(Collectors.joining(String.valueOf(TAB))));
        for (Mapping mapping : set.mappings()) {
            line(Stream.concat(
                            slots.stream().map(slot -> value(mapping, slot)),
                            extensions.stream()
                                    .map(name -> mapping.extension(name).orElse("")))
                    .map(MappingSetWriter::cell)
                    .collect(Collectors.joining(String.valueOf(TAB))));
        }
    }

    private static String value(Mapping mapping, Slot slot) {
        if (slot.isMultivalued()) {
            return mapping.all(slot).stream()
                    .map(value -> value.replace("\\", "\\\\").replace("|", "\\|"))
                    .collect(Collectors.joining("|"));
        }
        return mapping.one(slot)
                .map(value -> isNumber(slot) ? number(value) : value)
                .orElse("");
    }

    private static boolean isNumber(Slot slot) {
        return slot.type() == ValueType.SCORE || slot.type() == ValueType.AGREEMENT;
    }

    private static String number(String value) {
        BigDecimal rounded = new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static String cell(String value) {
        boolean quotes = value.indexOf('"') >= 0
                || value.indexOf(TAB) >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0;
        return quotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }
}
