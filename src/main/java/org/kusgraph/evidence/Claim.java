package org.kusgraph.evidence;

import java.util.List;
import java.util.Map;

/**
 * A claim of an article and what it rests on.
 *
 * @param id its id
 * @param name its name by language
 * @param status the word for its status; empty where the document gives none
 * @param holders who makes it
 * @param evidence the ranges on which it rests, in reading order; the article's text holds each of them
 */
public record Claim(
        String id, Map<String, String> name, String status, List<Holder> holders, List<TextRange> evidence) {

    /**
     * Who makes a claim.
     *
     * @param id its id
     * @param name its name by language; empty where no document and no list names it
     */
    public record Holder(String id, Map<String, String> name) {}
}
