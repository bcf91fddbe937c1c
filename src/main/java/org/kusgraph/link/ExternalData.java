package org.kusgraph.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.kusgraph.link.match.Types;
import org.kusgraph.link.sssom.Mapping;
import org.kusgraph.link.sssom.MappingSet;
import org.kusgraph.link.sssom.MappingSetReader;
import org.kusgraph.link.sssom.MappingSetWriter;
import org.kusgraph.link.sssom.ReadMappingSet;
import org.kusgraph.link.sssom.Slot;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/**
 * What the data say of an external data set, in its folder: the mappings that people have decided, and which kinds its types
 * stand for.
 *
 * @param links the file of the mappings, which need not exist
 * @param mappings the mappings, if there are any
 * @param types which kinds the types of the data set stand for
 */
public record ExternalData(Path links, Optional<MappingSet> mappings, Types types) {
    /** The name of the file of mappings in the folder of a data set. */
    public static final String LINKS = "links.sssom.tsv";

    private static final String TYPES = "types.tsv";
    static final String ACTIVE = "kus:active";

    private static final Pattern NUMBER_OF_LINKS = Pattern.compile("\\bvoid:triples\\s+([0-9]{1,8})\\b");

    /** The folder of a data set under the data folder. */
    public static Path folder(Path data, String name) {
        return data.resolve("external").resolve(name);
    }

    /**
     * Reads what is there.
     *
     * @return what is there, or what is wrong with it
     * @throws IOException if a file cannot be read
     */
    public static Outcome<ExternalData> read(Path data, String name) throws IOException {
        Path folder = folder(data, name);
        Path links = folder.resolve(LINKS);
        List<Problem> problems = new ArrayList<>();
        Types types = types(folder.resolve(TYPES), problems);
        Optional<MappingSet> mappings = Optional.empty();
        if (Files.exists(links)) {
            switch (MappingSetReader.read(links)) {
                case Outcome.Refused<ReadMappingSet> refused -> problems.addAll(refused.problems());
                case Outcome.Done<ReadMappingSet> done ->
                    mappings = Optional.of(done.value().set().propagated());
            }
        }
        return Outcome.of(new ExternalData(links, mappings, types), problems);
    }

    private static Types types(Path file, List<Problem> problems) throws IOException {
        Map<String, Set<String>> kinds = new HashMap<>();
        if (Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            for (int line = 0; line < lines.size(); line++) {
                String[] cells = lines.get(line).split("\t", -1);
                if (lines.get(line).startsWith("#") || lines.get(line).isBlank()) {
                    continue;
                }
                if (cells.length == 2) {
                    boolean unused = kinds.computeIfAbsent(cells[0].strip(), unseen -> new HashSet<>())
                            .add(cells[1].strip());
                } else {
                    problems.add(new Problem(
                            ProblemCode.SYNTAX,
                            new Location.Place(file.toString(), line + 1, 1, ""),
                            "the line has " + cells.length + " cells",
                            "a type of the data set, a tab, and a kind for which it stands",
                            "mend the line"));
                }
            }
        }
        return new Types(kinds);
    }

    /** What stands in rows that nobody should be asked about again: pairs, and those for which a mapping is in force. */
    public Decided decided() {
        Set<List<String>> pairs = new HashSet<>();
        Set<String> settled = new HashSet<>();
        mappings.ifPresent(set -> {
            for (Mapping mapping : set.mappings()) {
                String subject = iri(set, mapping, Slot.SUBJECT_ID);
                String object = iri(set, mapping, Slot.OBJECT_ID);
                pairs.add(List.of(subject, object));
                if (mapping.one(Slot.PREDICATE_MODIFIER).isEmpty() && isInForce(mapping)) {
                    settled.add(subject);
                }
            }
        });
        return new Decided(pairs, settled);
    }

    /** A row without a status is in force. */
    private static boolean isInForce(Mapping mapping) {
        return mapping.extension(LinkWords.STATUS_SLOT).map(ACTIVE::equals).orElse(true) && !mapping.isNotFound();
    }

    /** Counts an accepted link where the description of the data set says how many become statements. */
    public void countOneMore() throws IOException {
        Path description = links.resolveSibling(ExternalLinks.DESCRIPTION);
        if (!Files.exists(description)) {
            return;
        }
        String text = Files.readString(description);
        List<MatchResult> numbers = NUMBER_OF_LINKS.matcher(text).results().toList();
        // Where it says so more than once, which one is meant is for a person to tell, and the check asks.
        if (numbers.size() == 1) {
            MatchResult number = numbers.getFirst();
            replace(
                    description,
                    text.substring(0, number.start(1))
                            + (Integer.parseInt(number.group(1)) + 1)
                            + text.substring(number.end(1)));
        }
    }

    /** Keeps the mappings, which readers have as they were or as they are, and never in part. */
    public void keep(MappingSet set) throws IOException {
        Files.createDirectories(links.toAbsolutePath().getParent());
        replace(links, MappingSetWriter.text(set));
    }

    private static void replace(Path file, String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(beside, text);
        Path unused = Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String iri(MappingSet set, Mapping mapping, Slot slot) {
        String curie = mapping.one(slot).orElse("");
        return set.prefixes().expand(curie).orElse(curie);
    }

    /**
     * What is decided.
     *
     * @param pairs subject and object of each row
     * @param settled the subjects for which a mapping is in force
     */
    public record Decided(Set<List<String>> pairs, Set<String> settled) {
        /** Whether a pair stands in a row, whatever the row says of it. */
        public boolean has(String subject, String object) {
            return pairs.contains(List.of(subject, object));
        }
    }
}
