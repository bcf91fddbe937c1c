package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kusgraph.link.name.Hangul;

/** Makes several statements of one that lists things. */
final class Lists {
    /** Two things are told in one sentence as well as in two. */
    private static final int FEWEST_ITEMS = 3;

    private static final Pattern COMMA = Pattern.compile(", (?:and )?");
    private static final Pattern ITEM = Pattern.compile("(?:a|an|the|its|their|\\p{Ll}+ing)\\b");

    private final ReadText text;
    private final Cues cues;

    Lists(ReadText text, Cues cues) {
        this.text = text;
        this.cues = cues;
    }

    /** What a statement lists, each of three things or more by itself, as a person would tell them. */
    List<Statement> split(Statement whole) {
        Optional<Span> lister = cues.all(Cue.Sort.LIST, text.text(), whole.span()).keySet().stream()
                .filter(span -> !text.isQuoted(span.start()))
                .findFirst();
        if (lister.isEmpty() || whole.lead().isPresent()) {
            return List.of(whole);
        }
        List<Span> items = items(lister.get(), whole.span());
        if (items.size() < FEWEST_ITEMS || items.stream().anyMatch(item -> !isItem(item))) {
            return List.of(whole);
        }
        Span words = text.trimmed(new Span(
                whole.span().start(),
                Hangul.isSyllable(text.text().charAt(whole.span().start()))
                        ? lister.get().start()
                        : lister.get().end()));
        Optional<Span> lead = words.length() > 0 ? Optional.of(words) : Optional.empty();
        return items.stream()
                .map(item -> new Statement(item, lead, whole.speakers(), whole.unnamed(), whole.status(), whole.why()))
                .toList();
    }

    /** The parts of a list: by the signs before each, or by commas of which the last has "and" behind it. */
    private List<Span> items(Span lister, Span whole) {
        List<Span> items = new ArrayList<>();
        String sign = lister.of(text.text());
        boolean isSign = !Character.isLetter(sign.charAt(0));
        Matcher comma = (isSign ? Pattern.compile(Pattern.quote(sign)) : COMMA)
                .matcher(text.text())
                .region(lister.end(), whole.end());
        int start = lister.end();
        boolean isClosed = isSign;
        while (comma.find()) {
            items.add(text.trimmed(new Span(start, comma.start())));
            start = comma.end();
            isClosed |= comma.group().length() > 2;
        }
        items.add(text.trimmed(new Span(start, whole.end())));
        return isClosed ? items : List.of();
    }

    /** Names alone are what one thing is about, and what begins otherwise only explains. */
    private boolean isItem(Span item) {
        String words = item.of(text.text());
        return words.indexOf(' ') > 0
                && (Hangul.isSyllable(words.charAt(0)) || ITEM.matcher(words).lookingAt());
    }
}
