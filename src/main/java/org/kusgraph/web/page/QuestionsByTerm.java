package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kusgraph.ontology.Question;

/** Which questions use a term. */
final class QuestionsByTerm {
    private static final Pattern PREFIX = Pattern.compile("PREFIX\\s+(\\w*):\\s*<([^>]*)>", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("(?<![\\w?:\"])(\\w+):(\\w[\\w-]*)");
    private static final Pattern IRI = Pattern.compile("<(https?://[^>]*)>");

    /** A few show how a term is used. */
    private static final int MOST = 3;

    private final Map<String, List<Question>> byTerm = new HashMap<>();

    QuestionsByTerm(List<Question> questions) {
        for (Question question : questions) {
            terms(question.query()).distinct().forEach(term -> byTerm.computeIfAbsent(term, unused -> new ArrayList<>())
                    .add(question));
        }
    }

    List<QuestionLink> of(String iri, Language language) {
        return byTerm.getOrDefault(iri, List.of()).stream()
                .limit(MOST)
                .map(question -> QuestionLink.of(question, language))
                .toList();
    }

    private static Stream<String> terms(String query) {
        Map<String, String> prefixes = PREFIX.matcher(query)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (one, other) -> one));
        Stream<String> names = NAME.matcher(query)
                .results()
                .flatMap(
                        (MatchResult found) -> Optional.ofNullable(prefixes.get(found.group(1)))
                                .map(namespace -> namespace + found.group(2))
                                .stream());
        Matcher whole = IRI.matcher(query);
        return Stream.concat(names, whole.results().map(found -> found.group(1)));
    }
}
