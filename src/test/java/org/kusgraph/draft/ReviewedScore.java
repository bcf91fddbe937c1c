package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.link.name.NameForms;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How much of the document that a person has written of an article its draft has, and how much of the draft is in that. */
final class ReviewedScore {
    private final Map<String, DraftScore.Count> counts = new LinkedHashMap<>();
    private final JsonNode reviewed;
    private final JsonNode draft;

    private ReviewedScore(JsonNode reviewed, JsonNode draft) {
        this.reviewed = reviewed;
        this.draft = draft;
    }

    /** The counts of what the draft found. */
    static Map<String, DraftScore.Count> of(String reviewedJson, String draftJson) {
        JsonMapper mapper = JsonMapper.shared();
        ReviewedScore score = new ReviewedScore(mapper.readTree(reviewedJson), mapper.readTree(draftJson));
        score.compare();
        return score.counts;
    }

    private void compare() {
        compare("entities", entities(reviewed), entities(draft), ReviewedScore::sharesName);
        compare("times", values(reviewed, "time"), values(draft, "time"), ReviewedScore::equal);
        compare("amounts", values(reviewed, "amount"), values(draft, "amount"), ReviewedScore::equal);
        List<JsonNode> claims = claims(reviewed);
        List<JsonNode> drafted = claims(draft);
        compare("claims", claims, drafted, ReviewedScore::overlap);
        compare(
                "statuses",
                claims,
                drafted,
                (one, other) -> overlap(one, other) && one.path("status").equals(other.path("status")));
        compare("speakers", claims, drafted, (one, other) -> overlap(one, other) && sharesHolder(one, other));
    }

    private <T> void compare(String what, List<T> wanted, List<T> found, BiPredicate<T, T> same) {
        DraftScore.Count count = new DraftScore.Count();
        count.add(
                found.size(),
                (int) found.stream()
                        .filter(each -> wanted.stream().anyMatch(one -> same.test(one, each)))
                        .count(),
                wanted.size(),
                (int) wanted.stream()
                        .filter(one -> found.stream().anyMatch(each -> same.test(one, each)))
                        .count());
        counts.put(what, count);
    }

    private static boolean equal(JsonNode one, JsonNode other) {
        return one.equals(other);
    }

    /** What a document lists, without claims and what only the background tells. */
    private static List<JsonNode> entities(JsonNode document) {
        List<JsonNode> entities = new ArrayList<>();
        document.properties().forEach(section -> {
            if (!Set.of("claims", "background", "@context").contains(section.getKey())
                    && section.getValue().isArray()) {
                section.getValue().forEach(entities::add);
            }
        });
        return entities;
    }

    private static List<JsonNode> claims(JsonNode document) {
        List<JsonNode> claims = new ArrayList<>();
        document.path("claims").forEach(claims::add);
        return claims;
    }

    private static Set<String> names(JsonNode entity) {
        Set<String> names = new TreeSet<>();
        names.add(entity.path("id").asString());
        for (String key : List.of("name", "otherNames", "namedAs", "abbreviation")) {
            entity.path(key).forEach(value -> {
                if (value.isArray()) {
                    value.forEach(each -> names.add(key(each.asString())));
                } else {
                    names.add(key(value.asString()));
                }
            });
        }
        return names;
    }

    private static String key(String name) {
        return NameForms.key(name.replaceFirst("^[Tt]he ", ""));
    }

    private static boolean sharesName(JsonNode one, JsonNode other) {
        return names(one).stream().anyMatch(names(other)::contains);
    }

    /** Days, or the words of a time without them; amounts by value and what they are of. */
    private static List<JsonNode> values(JsonNode document, String key) {
        Set<String> seen = new TreeSet<>();
        List<JsonNode> values = new ArrayList<>();
        for (JsonNode entity : document.findParents(key)) {
            for (JsonNode value : entity.path(key)) {
                String words = value.path("startDate").asString("") + "/"
                        + value.path("endDate").asString("")
                        + value.path("value").asString("")
                        + value.path("currency").asString(value.path("unit").asString(""));
                boolean isComputed = value.path("origin").asString("").equals("computed");
                if (!words.equals("/") && !isComputed && seen.add(words)) {
                    values.add(JsonMapper.shared().valueToTree(words));
                }
            }
        }
        return values;
    }

    private static boolean overlap(JsonNode one, JsonNode other) {
        int shared = 0;
        int lengthOfOne = 0;
        int lengthOfOther = 0;
        for (TextRange a : ranges(one)) {
            lengthOfOne += a.end() - a.start();
            for (TextRange b : ranges(other)) {
                shared += Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
            }
        }
        for (TextRange b : ranges(other)) {
            lengthOfOther += b.end() - b.start();
        }
        return 2 * shared >= Math.min(lengthOfOne, lengthOfOther);
    }

    private static List<TextRange> ranges(JsonNode claim) {
        List<TextRange> ranges = new ArrayList<>();
        claim.path("evidence")
                .forEach(range -> ranges.add(new TextRange(
                        range.path("start").asInt(), range.path("end").asInt())));
        return ranges;
    }

    private boolean sharesHolder(JsonNode one, JsonNode other) {
        String holder = one.path("holder").asString("");
        String drafted = other.path("holder").asString("");
        boolean isArticle = holder.equals(reviewed.path("id").asString())
                && drafted.equals(draft.path("id").asString());
        return isArticle
                || holder.equals(drafted)
                || entities(reviewed).stream()
                        .filter(entity -> entity.path("id").asString().equals(holder))
                        .anyMatch(entity -> entities(draft).stream()
                                .filter(found -> found.path("id").asString().equals(drafted))
                                .anyMatch(found -> sharesName(entity, found)));
    }
}
