package org.kusgraph.web.page;

import java.util.Arrays;
import java.util.List;
import org.kusgraph.ontology.Question;

/**
 * A question as a list shows it.
 *
 * @param address where its page is
 * @param keywords words to find it by
 */
public record QuestionLink(String address, Phrase title, Phrase description, List<String> keywords) {
    /** Words and the language that they are in, which is not always that of the page. */
    public record Phrase(String text, Language language) {}

    /** A question in a language; in English where it has no words in the language. */
    public static QuestionLink of(Question question, Language language) {
        return new QuestionLink(
                Site.QUESTIONS + question.name(),
                phrase(question, "title", language, question.name()),
                phrase(question, "description", language, ""),
                Arrays.stream(question.fields().getOrDefault("keywords", "").split(",", 0))
                        .map(String::strip)
                        .filter(keyword -> !keyword.isEmpty())
                        .toList());
    }

    private static Phrase phrase(Question question, String field, Language language, String otherwise) {
        String inLanguage = question.fields().get(field + "@" + language.tag());
        return inLanguage != null
                ? new Phrase(inLanguage, language)
                : new Phrase(
                        question.fields().getOrDefault(field + "@" + Language.ENGLISH.tag(), otherwise),
                        Language.ENGLISH);
    }
}
