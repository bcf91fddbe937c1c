package org.kusgraph.web.page;

import org.kusgraph.draft.Review;

/**
 * An article beside the document that is proposed of it, as a page that needs no server: it is a file, and loads and sends nothing.
 *
 * @param words the words of the page
 * @param language the language of the page
 * @param file the article's file, as its user calls it
 * @param articleLanguage the tag of the article's language
 * @param review what is compared
 */
public record ReviewPage(Words words, Language language, String file, String articleLanguage, Review review) {
    /** The page in the language of the article, or in English where pages are not written in that. */
    public static ReviewPage of(String file, String articleLanguage, Review review) {
        return new ReviewPage(
                new Words(), Language.of(articleLanguage).orElse(Language.ENGLISH), file, articleLanguage, review);
    }

    /** The page's words for a key, with values put into them. */
    public String text(String key, Object... values) {
        return words.text(language, key, values);
    }
}
