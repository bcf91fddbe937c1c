package org.kusgraph.link.wikidata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kusgraph.link.things.WikidataProperties;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;

/** Which of Wikidata's properties stand for schemes of identifiers, for relations, and for where something is told. */
public final class PropertyNumbers {
    /** The word for the property of a reference that holds an address. */
    private static final String REFERENCE = "reference";

    private final Map<String, String> numbers;

    private PropertyNumbers(Map<String, String> numbers) {
        this.numbers = Map.copyOf(numbers);
    }

    /** Those of the registers whose identifiers are read from Wikidata too. */
    public static PropertyNumbers usual() {
        return new PropertyNumbers(WikidataProperties.byScheme());
    }

    /**
     * The usual ones, and those of a file: a word, a tab, and a property.
     *
     * @throws IOException if it cannot be read
     */
    public static Outcome<PropertyNumbers> read(Path file) throws IOException {
        Map<String, String> numbers = new HashMap<>(WikidataProperties.byScheme());
        List<Problem> problems = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String[] cells = text.split("\t", -1);
            if (cells.length == 2 && cells[1].strip().matches("P[1-9][0-9]{0,9}")) {
                String unused = numbers.put(cells[0].strip(), cells[1].strip());
            } else {
                problems.add(new Problem(
                        ProblemCode.SYNTAX,
                        new Location.Place(file.toString(), line + 1, 1, ""),
                        Shown.quoted(text) + " names no property",
                        "the name of a scheme or a relation, or '" + REFERENCE
                                + "', a tab, and a property of Wikidata, P and a number",
                        "mend the line"));
            }
        }
        return Outcome.of(new PropertyNumbers(numbers), problems);
    }

    Optional<String> of(String word) {
        return Optional.ofNullable(numbers.get(word));
    }

    /** An address as a reference: the form has S where the property has P. */
    Optional<String> reference(String address) {
        return of(REFERENCE)
                .flatMap(property -> Edit.text(address).map(text -> "S" + property.substring(1) + "\t" + text));
    }
}
