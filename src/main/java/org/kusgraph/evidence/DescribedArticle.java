package org.kusgraph.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * An article as a document describes it.
 *
 * @param id its id
 * @param name its name by language
 * @param document the file of the document
 * @param claims its claims, in the order in which the article comes to them
 */
public record DescribedArticle(String id, Map<String, String> name, String document, List<Claim> claims) {

    /** The same with only those of its claims that have one of the ids. */
    public DescribedArticle withClaims(Collection<String> ids) {
        return new DescribedArticle(
                id,
                name,
                document,
                claims.stream().filter(claim -> ids.contains(claim.id())).toList());
    }
}
