package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.kusgraph.evidence.TextRange;
import org.kusgraph.link.name.Countries;
import org.kusgraph.link.name.KoreanCompounds;
import org.kusgraph.link.name.NameReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How much of what is true of articles their drafts have, and how much of what they have is true. */
final class DraftScore {
    private static final NameReader NAMES = new NameReader(new KoreanCompounds(), new Countries());

    private final Map<String, Count> counts = new LinkedHashMap<>();
    private final List<String> misses = new ArrayList<>();

    /** What was found, of what was found how much is true, and of what is true how much was found. */
    static final class Count {
        private int found;
        private int right;
        private int wanted;
        private int got;

        void add(int isFound, int isRight, int isWanted, int isGot) {
            found += isFound;
            right += isRight;
            wanted += isWanted;
            got += isGot;
        }

        double precision() {
            return found == 0 ? 1 : (double) right / found;
        }

        double recall() {
            return wanted == 0 ? 1 : (double) got / wanted;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.2f (%d of %d) | %.2f (%d of %d)", precision(), right, found, recall(), got, wanted);
        }
    }

    private record Found(List<String> words, TextRange range) {}

    Map<String, Count> counts() {
        return counts;
    }

    /** What was not found or is not true, for whoever makes drafts better. */
    List<String> misses() {
        return misses;
    }

    /** Adds an article with its draft. */
    void add(DraftTruth truth, String json) {
        JsonNode draft = JsonMapper.shared().readTree(json);
        Map<String, String> names = new TreeMap<>();
        List<Found> mentions = new ArrayList<>();
        List<Found> claims = new ArrayList<>();
        draft.properties().forEach(section -> section.getValue().forEach(entity -> {
            if (entity.path("evidence").isArray()) {
                boolean isClaim = entity.has("status");
                String name = entity.path("name").properties().stream()
                        .map(each -> each.getValue().asString())
                        .reduce((one, next) -> one + "\n" + next)
                        .orElse("");
                names.put(entity.path("id").asString(), name);
                boolean isOffice = entity.path("kind").asString().equals("Office");
                for (JsonNode range : entity.path("evidence")) {
                    TextRange place = new TextRange(
                            range.path("start").asInt(), range.path("end").asInt());
                    if (isClaim && !entity.has("relation")) {
                        claims.add(new Found(
                                List.of(entity.path("status").asString(), holders(entity.path("holder"))), place));
                    } else if (!isClaim && !isOffice) {
                        mentions.add(new Found(List.of(entity.path("kind").asString(), name), place));
                    }
                }
            }
        }));
        compare(
                "mentions",
                marks(truth, "="),
                mentions,
                (mark, found) -> same(mark.range(), found.range())
                        && isNamed(
                                mark.label().substring(mark.label().indexOf('=') + 1),
                                found.words().get(1)));
        compare(
                "kinds",
                marks(truth, "="),
                mentions,
                (mark, found) -> same(mark.range(), found.range())
                        && mark.label().startsWith(found.words().get(0) + "=")
                        && isNamed(
                                mark.label().substring(mark.label().indexOf('=') + 1),
                                found.words().get(1)));
        compare("times", marks(truth, "time="), values(draft, "time"), (mark, found) -> mark.label()
                .equals("time=" + found.words().get(0)));
        compare("amounts", marks(truth, "amount="), values(draft, "amount"), (mark, found) -> mark.label()
                .equals("amount=" + found.words().get(0)));
        List<DraftTruth.Mark> said = marks(truth, "claim=");
        compare("claims", said, claims, (mark, found) -> overlap(mark.range(), found.range()));
        compare(
                "statuses",
                said,
                claims,
                (mark, found) -> overlap(mark.range(), found.range())
                        && mark.label().startsWith("claim=" + found.words().get(0) + " "));
        compare(
                "speakers",
                said,
                claims,
                (mark, found) -> overlap(mark.range(), found.range())
                        && isSpeaker(
                                mark.label().substring(mark.label().indexOf(' ') + 1),
                                found.words().get(1),
                                names));
    }

    private static List<DraftTruth.Mark> marks(DraftTruth truth, String prefix) {
        return truth.marks().stream()
                .filter(mark -> prefix.equals("=")
                        ? Character.isUpperCase(mark.label().charAt(0))
                        : mark.label().startsWith(prefix))
                .toList();
    }

    private static List<Found> values(JsonNode draft, String key) {
        List<Found> values = new ArrayList<>();
        for (JsonNode claim : draft.path("claims")) {
            for (JsonNode value : claim.path(key)) {
                String words = key.equals("time")
                        ? value.path("startDate").asString("") + "/"
                                + value.path("endDate").asString("")
                        : value.path("value").asString() + " "
                                + value.path("currency")
                                        .asString(value.path("unit").asString("")) + " "
                                + value.path("exactness").asString() + " "
                                + value.path("origin").asString();
                values.add(new Found(List.of(words), new TextRange(0, 1)));
            }
        }
        return values;
    }

    private void compare(
            String what, List<DraftTruth.Mark> marks, List<Found> found, BiPredicate<DraftTruth.Mark, Found> isSame) {
        Count count = counts.computeIfAbsent(what, unseen -> new Count());
        for (Found each : found) {
            boolean isRight = marks.stream().anyMatch(mark -> isSame.test(mark, each));
            count.found++;
            count.right += isRight ? 1 : 0;
            if (!isRight) {
                misses.add(what + ": not so: " + each);
            }
        }
        for (DraftTruth.Mark mark : marks) {
            boolean isFound = found.stream().anyMatch(each -> isSame.test(mark, each));
            count.wanted++;
            count.got += isFound ? 1 : 0;
            if (!isFound) {
                misses.add(what + ": not found: " + mark);
            }
        }
    }

    private static boolean isNamed(String name, String names) {
        return names.lines()
                .anyMatch(each -> NAMES.read(each).key().equals(NAMES.read(name).key()));
    }

    /** The ids of who makes a claim, which are several where they speak together. */
    private static String holders(JsonNode holder) {
        return holder.isArray()
                ? String.join(" ", holder.valueStream().map(JsonNode::asString).toList())
                : holder.asString();
    }

    private static boolean isSpeaker(String speaker, String holder, Map<String, String> names) {
        return switch (speaker) {
            case "article" -> holder.startsWith("article-");
            case "?" -> holder.equals("unnamed");
            default ->
                List.of(holder.split(" ", -1)).stream()
                        .anyMatch(each -> isNamed(speaker, names.getOrDefault(each, "")));
        };
    }

    /** A title or a legal form more or less is the same mention. */
    private static boolean same(TextRange one, TextRange other) {
        return 2 * shared(one, other) >= Math.max(one.end() - one.start(), other.end() - other.start());
    }

    private static boolean overlap(TextRange one, TextRange other) {
        return 2 * shared(one, other) >= Math.min(one.end() - one.start(), other.end() - other.start());
    }

    private static int shared(TextRange one, TextRange other) {
        return Math.max(0, Math.min(one.end(), other.end()) - Math.max(one.start(), other.start()));
    }
}
