package org.kusgraph.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kusgraph.link.name.Hangul;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;
import org.kusgraph.problem.Shown;
import org.kusgraph.problem.SourceText;
import org.kusgraph.problem.Utf8;

/** What is known of a language: the words under the ontology folder's {@code cues/} by which an article is read. */
final class Cues {
    private static final String FOLDER = "cues";
    private static final String ANY_LANGUAGE = "any";
    private static final String ENDING = ".tsv";
    private static final String BEFORE_WORD = "(?<![\\p{L}\\p{N}])";
    private static final String AFTER_WORD = "(?![\\p{L}\\p{N}])";

    private final Map<Cue.Sort, List<Cue>> cues = new EnumMap<>(Cue.Sort.class);
    private final Map<String, String> roles = new TreeMap<>();

    private Cues() {}

    /** The languages that have cues. */
    static List<String> languages(Path ontologyFolder) throws IOException {
        Path folder = ontologyFolder.resolve(FOLDER);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> !name.equals(ANY_LANGUAGE))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Reads what is known of a language.
     *
     * @return the cues, or what is wrong with their files
     * @throws IOException if a file cannot be read
     */
    static Outcome<Cues> read(Path ontologyFolder, String language, Ontology ontology) throws IOException {
        Cues read = new Cues();
        List<Problem> problems = new ArrayList<>();
        for (String name : List.of(ANY_LANGUAGE, language)) {
            read.add(ontologyFolder.resolve(FOLDER).resolve(name + ENDING), ontology, problems);
        }
        return Outcome.of(read, problems);
    }

    private void add(Path file, Ontology ontology, List<Problem> problems) throws IOException {
        switch (Utf8.decode(file.toString(), 1, Files.readAllBytes(file))) {
            case Outcome.Refused<SourceText> refused -> problems.addAll(refused.problems());
            case Outcome.Done<SourceText> done -> {
                List<String> lines = done.value().text().lines().toList();
                for (int number = 1; number <= lines.size(); number++) {
                    String line = lines.get(number - 1);
                    if (!line.isBlank() && !line.startsWith("#")) {
                        Location at = new Location.Place(file.toString(), number, 1, "");
                        addLine(Arrays.asList(line.split("\t", -1)), at, ontology, problems);
                    }
                }
            }
        }
    }

    private void addLine(List<String> columns, Location at, Ontology ontology, List<Problem> problems) {
        Optional<Cue.Sort> sort = Arrays.stream(Cue.Sort.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(columns.get(0)))
                .findFirst();
        if (sort.isEmpty() || columns.size() < 2 + sort.get().fewest()) {
            String sorts = Arrays.stream(Cue.Sort.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            problems.add(problem(
                    at, "this is no cue", "a sort (" + sorts + "), a pattern, and what it means, apart by tabs"));
            return;
        }
        List<String> meanings = List.copyOf(columns.subList(2, columns.size()));
        String unknown = unknown(sort.get(), meanings, ontology);
        if (!unknown.isEmpty()) {
            problems.add(problem(at, "the ontology has no " + Shown.quoted(unknown), "a kind or a word of its lists"));
        } else if (sort.get() == Cue.Sort.ROLE) {
            roles.put(columns.get(1), meanings.get(0));
        } else {
            try {
                cues.computeIfAbsent(sort.get(), unseen -> new ArrayList<>())
                        .add(new Cue(pattern(columns.get(1)), meanings));
            } catch (PatternSyntaxException e) {
                problems.add(problem(at, "the pattern is wrong: " + e.getDescription(), "a regular expression"));
            }
        }
    }

    private static Problem problem(Location at, String wrong, String expected) {
        return new Problem(ProblemCode.ONTOLOGY, at, wrong, expected, "mend the line; cues/README.md tells how");
    }

    /** What a cue means and the ontology does not have, or nothing. */
    private static String unknown(Cue.Sort sort, List<String> meanings, Ontology ontology) {
        String first = meanings.isEmpty() ? "" : meanings.get(0);
        boolean isKnown =
                switch (sort) {
                    case REPORT, SOURCE, STATUS, UNNAMED, UNIT, EXACTNESS ->
                        ontology.words().containsKey(first);
                    case HEAD, NAMED, SHORT -> ontology.kinds().containsKey(first);
                    default -> true;
                };
        return isKnown ? "" : first;
    }

    /** A pattern without Hangul stands for whole words, and a space in it for any white space. */
    private static Pattern pattern(String written) {
        boolean isHangul = written.chars().anyMatch(letter -> Hangul.isSyllable((char) letter));
        String whole =
                isHangul || written.startsWith("\\") ? written : BEFORE_WORD + "(?:" + written + ")" + AFTER_WORD;
        return Pattern.compile(whole.replace(" ?", "\\s*").replace(" ", "\\s+").replace("[\\s+", "[\\s"));
    }

    /** The cues of a sort, in their order. */
    List<Cue> of(Cue.Sort sort) {
        return cues.getOrDefault(sort, List.of());
    }

    /** The first cue of a sort that is found within a part of a text. */
    Optional<Cue> first(Cue.Sort sort, String text, Span within) {
        return of(sort).stream()
                .filter(cue -> cue.find(text, within).isPresent())
                .findFirst();
    }

    /** The longest words of a sort that stand at a place of a text. */
    Optional<Integer> longestAt(Cue.Sort sort, String text, int place) {
        return of(sort).stream().flatMap(cue -> cue.endAt(text, place).stream()).max(Integer::compare);
    }

    /** Whether a part of a text ends with words of a sort. */
    boolean isAtEnd(Cue.Sort sort, String text, Span part) {
        return of(sort).stream()
                .flatMap(cue -> cue.all(text, part).stream())
                .anyMatch(words -> words.end() == part.end());
    }

    /** Whether a text is the words of a cue of a sort. */
    boolean is(Cue.Sort sort, String text) {
        return of(sort).stream().anyMatch(cue -> cue.is(text));
    }

    /** Every place at which a cue of a sort is found, by the first that finds it, in reading order. */
    Map<Span, Cue> all(Cue.Sort sort, String text, Span within) {
        NavigableMap<Span, Cue> found = new TreeMap<>();
        for (Cue cue : of(sort)) {
            for (Span span : cue.all(text, within)) {
                Optional<Span> last = Optional.ofNullable(found.lowerKey(new Span(span.end(), span.end())));
                if (last.filter(span::overlaps).isEmpty()) {
                    found.put(span, cue);
                }
            }
        }
        return found;
    }

    /** What of the ontology plays a part of the program. */
    String role(String part) {
        return Optional.ofNullable(roles.get(part))
                .orElseThrow(() -> new IllegalStateException("no role " + part + " in cues/any.tsv"));
    }
}
