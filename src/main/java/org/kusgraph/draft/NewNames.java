package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kusgraph.draft.ReadText.Word;
import org.kusgraph.link.name.NameForms;
import org.kusgraph.link.name.NameReader;

/** Proposes what names in Latin letters seem to name and the graph does not have: by their capitals and what stands beside them. */
final class NewNames {
    private static final String CONNECTORS = "of|for|and|the|&|on";
    private static final Pattern CONNECTOR = Pattern.compile(CONNECTORS);
    private static final Pattern KOREAN_PERSON = Pattern.compile("\\p{Lu}\\p{Ll}+ \\p{Lu}\\p{Ll}+-\\p{Ll}+");
    private static final Pattern ENDS_WITH_KOREAN_PERSON = Pattern.compile("(?:.*\\s)?" + KOREAN_PERSON.pattern());
    private static final Pattern PERSON = Pattern.compile("\\p{Lu}[\\p{Ll}.]+(?:[ -]\\p{Lu}?\\p{Ll}*\\.?){1,3}");
    private static final Pattern LISTED = Pattern.compile(
            "\\p{Lu}\\p{Ll}+ (?:of|for) \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?(?:, \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?){1,8},? (?:and|&) \\p{Lu}\\p{L}+");
    private static final Pattern JOINED = Pattern.compile(
            "(\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?) (?:and|&) \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)? (\\p{Lu}\\p{L}+)(?! \\p{Lu})");
    private static final Pattern ARTICLE = Pattern.compile("(?:the|an?) ");
    private static final int MOST_WORDS_OF_AN_OFFICE = 12;
    private static final int SHORTEST_UNKNOWN = 3;
    /** No title or preposition before a name is longer. */
    private static final int LONGEST_BEFORE = 200;

    private static final Pattern AFTER_OFFICE = Pattern.compile(
            "[,.;:()“”\"]|\\b(?:said|says|announced|stated|told|who|also|on|in|at|has|had|is|was|will|proposed|pledged|called|and (?:said|told))\\b");

    private final ReadText text;
    private final Subjects subjects;
    private final Cues cues;
    private final NameReader names;
    private final Proposals proposals;
    private final Set<Span> apart;

    NewNames(ReadText text, Subjects subjects, Cues cues, NameReader names, Proposals proposals) {
        this.text = text;
        this.subjects = subjects;
        this.cues = cues;
        this.names = names;
        this.proposals = proposals;
        this.apart = cues.all(
                        Cue.Sort.APART, text.text(), new Span(0, text.text().length()))
                .keySet();
    }

    /** Notes the proposals, and the offices that stand beside the names of persons. */
    void find() {
        cues.all(Cue.Sort.NAMED, text.text(), new Span(0, text.text().length()))
                .forEach((span, cue) -> proposals.propose(
                        span, span.of(text.text()), cue.meaning(), fields(cue), new Reason("head", cue.meaning())));
        for (Span sentence : text.sentences()) {
            for (Span name : capitals(sentence)) {
                propose(name, sentence);
            }
        }
        findOffices();
    }

    /** Notes the offices that stand beside the names of persons, of whom none is known yet. */
    void findOffices() {
        Set<Subject> holders =
                proposals.offices().stream().map(OfficeFound::person).collect(Collectors.toSet());
        for (Mention mention : subjects.mentions()) {
            if (mention.subject().kind().equals(cues.role("person")) && !holders.contains(mention.subject())) {
                officeOf(mention);
            }
        }
    }

    /** Words that begin with capitals and stand together, with small words between them that join them. */
    private List<Span> capitals(Span sentence) {
        List<Word> words = text.words().stream()
                .filter(word -> sentence.holds(word.span()))
                .toList();
        List<Span> found = new ArrayList<>();
        int place = 0;
        while (place < words.size()) {
            if (!isCapital(words.get(place))) {
                place++;
                continue;
            }
            int last = lastOf(words, place);
            found.add(new Span(
                    words.get(place).span().start(), words.get(last).span().end()));
            place = last + 1;
        }
        return found;
    }

    private int lastOf(List<Word> words, int first) {
        Optional<Integer> listed = lastOfListed(words, first).or(() -> lastOfJoined(words, first));
        if (listed.isPresent()) {
            return listed.get();
        }
        int last = first;
        boolean mayHoldAnd = false;
        for (int next = first + 1; next < words.size() && isJoined(words.get(next - 1), words.get(next)); next++) {
            String written = words.get(next).span().of(text.text());
            if (isCapital(words.get(next)) || isTailOfPerson(words, first, next)) {
                last = next;
            } else if (last == next - 1 && isHeadInSmallLetters(written)) {
                return next;
            } else if (!CONNECTOR.matcher(written).matches()
                    || !(mayHoldAnd || (last == next - 1 && startsBody(words.get(last))))) {
                break;
            } else {
                mayHoldAnd = true;
            }
        }
        return last;
    }

    /** The last word of a body's name that lists what it is for: "Ministry of Trade, Industry and Energy". */
    private Optional<Integer> lastOfListed(List<Word> words, int first) {
        Matcher name = LISTED.matcher(text.text())
                .region(words.get(first).span().start(), text.text().length());
        boolean isBody = name.lookingAt() && startsBody(words.get(first));
        return isBody ? lastEndingAt(words, first, name.end()) : Optional.empty();
    }

    /** The last word of a body's name in which "and" joins what it is for: "Nuclear Safety and Security Commission". */
    private Optional<Integer> lastOfJoined(List<Word> words, int first) {
        Matcher name = JOINED.matcher(text.text())
                .region(words.get(first).span().start(), text.text().length());
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        boolean isBody = head(name.group(2))
                        .filter(cue -> cue.meanings().contains("type=ministry")
                                || cue.meanings().contains("type=committee"))
                        .isPresent()
                && headOf(name.group(1)).isEmpty()
                && !KOREAN_PERSON.matcher(name.group(1)).find()
                && !proposals.isCountry(name.group(1))
                && subjects.overlapping(new Span(name.start(), name.end())).isEmpty();
        return isBody ? lastEndingAt(words, first, name.end()) : Optional.empty();
    }

    private static Optional<Integer> lastEndingAt(List<Word> words, int first, int end) {
        for (int place = first; place < words.size(); place++) {
            if (words.get(place).span().end() == end) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    /** The second half of a Korean given name: "im" of "Sang-im". */
    private boolean isTailOfPerson(List<Word> words, int first, int next) {
        String before =
                new Span(words.get(first).span().start(), words.get(next).span().end()).of(text.text());
        return text.text().charAt(words.get(next).span().start() - 1) == '-'
                && ENDS_WITH_KOREAN_PERSON.matcher(before).matches();
    }

    /** Whether "of" and "for" may follow within a name: in those of bodies, but not of companies. */
    private boolean startsBody(Word word) {
        return head(word.span().of(text.text()))
                .filter(cue -> !cue.meaning().equals(cues.role("company")))
                .isPresent();
    }

    /** Countries that a hyphen joins are two. */
    private boolean isJoined(Word one, Word next) {
        boolean isHyphen = text.text().charAt(next.span().start() - 1) == '-';
        return text.joins(one, next)
                && !(isHyphen && proposals.isCountry(one.span().of(text.text())));
    }

    private boolean isHeadInSmallLetters(String written) {
        return Character.isLowerCase(written.charAt(0)) && head(written).isPresent();
    }

    private boolean isCapital(Word word) {
        String written = word.span().of(text.text());
        int end = word.span().end();
        // "Do" of "Baek Do-hyun" is no verb.
        boolean isHyphened = end < text.text().length() && text.text().charAt(end) == '-';
        return Character.isUpperCase(written.charAt(0))
                && written.length() > 1
                && (isHyphened || !cues.is(Cue.Sort.STOP, written));
    }

    private Optional<Cue> head(String words) {
        return cues.of(Cue.Sort.HEAD).stream().filter(cue -> cue.is(words)).findFirst();
    }

    private void propose(Span written, Span sentence) {
        Optional<Span> title = titleWithin(written);
        if (title.isPresent()) {
            propose(new Span(written.start(), endBefore(title.get(), written)), sentence);
        }
        Span span = withoutCompany(withoutTitle(
                title.map(within -> new Span(within.start(), written.end())).orElse(written)));
        if (span.length() < 2) {
            return;
        }
        String name = span.of(text.text());
        List<Span> known = subjects.overlapping(span);
        Optional<Cue> head = headOf(name);
        boolean isKnown = known.stream().anyMatch(other -> other.holds(span));
        if (isKnown || (!known.isEmpty() && head.isEmpty())) {
            return;
        }
        if (head.isPresent() && name.matches(".*\\s.*")) {
            Cue cue = head.get();
            proposals.propose(span, name, cue.meaning(), fields(cue), new Reason("head", cue.meaning()));
        } else if (isPlace(name)) {
            proposals.propose(span, name, cues.role("place"), Map.of(), new Reason("place", name));
        } else if (KOREAN_PERSON.matcher(name).matches()) {
            Subject unused = proposals.person(span, name, new Reason("korean-person", name));
        } else if (proposals.country(span, name)) {
            return;
        } else if (hasLegalForm(name) || isOfCompanies(span, sentence)) {
            proposals.propose(span, name, cues.role("company"), Map.of(), new Reason("company", name));
        } else if (isSurnameBehindTitle(name, span, written, sentence)) {
            // Whose it is, is found once all full names are known.
            return;
        } else if (hasTitle(span, written, sentence) && PERSON.matcher(name).matches()) {
            Subject unused = proposals.person(span, name, new Reason("title", name));
        } else if (follows(Cue.Sort.PLACE, span, sentence) && name.length() > SHORTEST_UNKNOWN && !isSurname(name)) {
            proposals.propose(span, name, cues.role("place"), Map.of(), new Reason("place", name));
        }
    }

    /** A name without the word before it that tells that it is a company's, with a capital where a sentence begins: "Chipmaker Daon". */
    private Span withoutCompany(Span name) {
        return cues.longestAt(Cue.Sort.COMPANY, text.text(), name.start())
                .filter(end -> text.text().startsWith(" ", end) && end + 1 < name.end())
                .map(end -> new Span(end + 1, name.end()))
                .orElse(name);
    }

    /** Whether words beside it tell that it is a company, or those before the list of companies in which it stands. */
    private boolean isOfCompanies(Span name, Span sentence) {
        boolean isTold = (follows(Cue.Sort.COMPANY, name, sentence) && !isSurname(name.of(text.text())))
                || (text.text().startsWith(", ", name.end())
                        && cues.longestAt(Cue.Sort.APPOSITION, text.text(), name.end() + 2)
                                .isPresent());
        return isTold
                || subjects.lastBefore(name.start(), sentence)
                        .filter(before -> before.subject().kind().equals(cues.role("company")))
                        .filter(before -> Span.between(before.span(), name)
                                .of(text.text())
                                .matches(",? and |, "))
                        .filter(before -> isOfCompanies(before.span(), sentence))
                        .isPresent();
    }

    /** Whether somebody who is named before is called so: "in Bell's company" tells of no place. */
    private boolean isSurname(String name) {
        return subjects.all().stream()
                .filter(subject -> subject.kind().equals(cues.role("person")))
                .flatMap(subject -> subject.names().values().stream())
                .anyMatch(full -> full.endsWith(" " + name) || full.startsWith(name + " "));
    }

    private boolean isPlace(String name) {
        return cues.is(Cue.Sort.PLACE, name) && Character.isUpperCase(name.charAt(0));
    }

    /** A title within words with capitals, behind which a person is named: that of "Nuri Robotics Chief Executive Han Ji-min". */
    private Optional<Span> titleWithin(Span written) {
        return cues.all(Cue.Sort.TITLE, text.text(), written).keySet().stream()
                .filter(title -> title.start() > written.start() && title.end() < written.end())
                .filter(title -> Character.isUpperCase(text.text().charAt(title.start())))
                .filter(title -> text.text().startsWith(" ", title.end()))
                .filter(title -> PERSON.matcher(new Span(title.end() + 1, written.end()).of(text.text()))
                        .matches())
                .reduce((one, next) -> next);
    }

    private int endBefore(Span title, Span written) {
        int end = title.start();
        while (end > written.start() && " ,".indexOf(text.text().charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Proposes what has the capitals of a name and nothing that tells of what; to be called when all else has been found. */
    void findUnknown() {
        for (Span sentence : text.sentences()) {
            for (Span span : capitals(sentence)) {
                String name = span.of(text.text());
                boolean isFree = subjects.overlapping(span).isEmpty();
                // A sentence begins with a capital anyway, so that one word there tells nothing.
                boolean isTold = span.start() > sentence.start() || name.indexOf(' ') > 0;
                boolean isTitle = cues.longestAt(Cue.Sort.TITLE, text.text(), span.start())
                        .filter(end -> end >= span.end())
                        .isPresent();
                if (isFree && isTold && !isTitle && !isApart(span) && mayBeName(name)) {
                    proposals.propose(span, name, cues.role("unknown"), Map.of(), new Reason("unknown", name));
                }
            }
        }
    }

    /** Whether it stands in what is no part of the article, such as the name of the agency before it. */
    private boolean isApart(Span name) {
        return apart.stream().anyMatch(part -> part.overlaps(name));
    }

    /** Two words, or one that occurs again; but not those that only tell of which country something is. */
    private boolean mayBeName(String name) {
        boolean isAgain = name.length() > SHORTEST_UNKNOWN
                && text.text().indexOf(name) != text.text().lastIndexOf(name);
        return (name.indexOf(' ') > 0 || isAgain) && !proposals.isOfCountry(name.substring(name.lastIndexOf(' ') + 1));
    }

    /** The fields that a cue gives, such as {@code type=ministry}. */
    static Map<String, Object> fields(Cue cue) {
        Map<String, Object> fields = new TreeMap<>();
        cue.meanings().stream().skip(1).filter(each -> !each.isEmpty()).forEach(each -> {
            int sign = each.indexOf('=');
            fields.put(each.substring(0, sign), each.substring(sign + 1));
        });
        return fields;
    }

    /** What tells the kind of a name: its last words, or its first where "of" or "for" follows. */
    private Optional<Cue> headOf(String name) {
        List<String> words = List.of(name.split("\\s+", -1));
        int connector = -1;
        for (int place = 1; place < words.size() && connector < 0; place++) {
            connector = words.get(place).matches("of|for|on") ? place : -1;
        }
        if (connector > 0) {
            Optional<Cue> first = lastWords(words.subList(0, connector));
            if (first.isPresent()) {
                return first;
            }
        }
        return lastWords(words);
    }

    private Optional<Cue> lastWords(List<String> words) {
        for (int from = Math.max(0, words.size() - 3); from < words.size(); from++) {
            Optional<Cue> head = head(String.join(" ", words.subList(from, words.size())));
            if (head.isPresent()) {
                return head;
            }
        }
        return Optional.empty();
    }

    /** Whether what the comparison of names leaves away at its end is a legal form. */
    private boolean hasLegalForm(String name) {
        List<String> words = NameForms.words(name);
        return words.size() > 1
                && !names.read(name).words().contains(words.getLast())
                && !names.read(name + " x").words().equals(names.read(name).words());
    }

    private boolean follows(Cue.Sort sort, Span name, Span sentence) {
        Span near = new Span(Math.max(sentence.start(), name.start() - LONGEST_BEFORE), name.start());
        String before = near.of(text.text()).replaceFirst(sort == Cue.Sort.TITLE ? ",? +$" : " +$", "");
        return cues.of(sort).stream().anyMatch(cue -> cue.all(text.text(), near).stream()
                .anyMatch(span -> span.end() - near.start() == before.length()
                        || (span.end() - near.start() == before.length() - " the".length()
                                && before.endsWith(" the"))));
    }

    private boolean hasTitle(Span name, Span written, Span sentence) {
        return name.start() > written.start()
                || follows(Cue.Sort.TITLE, name, sentence)
                || titleBehind(name).isPresent();
    }

    private boolean isSurnameBehindTitle(String name, Span span, Span written, Span sentence) {
        return name.indexOf(' ') < 0 && (span.start() > written.start() || follows(Cue.Sort.TITLE, span, sentence));
    }

    /** The name without the title that stands before it: "Minister Kim" is Kim. */
    private Span withoutTitle(Span name) {
        int start = name.start();
        Optional<Integer> end = cues.longestAt(Cue.Sort.TITLE, text.text(), start);
        while (end.isPresent() && end.get() < name.end() && end.get() > start) {
            start = end.get();
            while (start < name.end() && !Character.isLetterOrDigit(text.text().charAt(start))) {
                start++;
            }
            end = cues.longestAt(Cue.Sort.TITLE, text.text(), start);
        }
        boolean isTitleAlone = end.isPresent() && end.get() >= name.end();
        return isTitleAlone ? new Span(name.end(), name.end()) : new Span(start, name.end());
    }

    /** An office between commas behind a name, or before a comma: "Kim, dean of the school, said". */
    private Optional<Span> titleBehind(Span name) {
        int end = name.end();
        if (!text.text().startsWith(", ", end)) {
            return Optional.empty();
        }
        int start = end + 2;
        int from = start;
        for (int words = 0; words <= 3; words++) {
            Optional<Integer> title = cues.longestAt(Cue.Sort.TITLE, text.text(), from);
            if (title.isPresent()) {
                return Optional.of(new Span(withoutArticle(start), endOfOffice(title.get())));
            }
            int space = text.text().indexOf(' ', from);
            if (space < 0 || !text.text().substring(from, space).matches("[\\p{L}.’'-]+")) {
                return Optional.empty();
            }
            from = space + 1;
        }
        return Optional.empty();
    }

    private int withoutArticle(int start) {
        Matcher article = ARTICLE.matcher(text.text()).region(start, text.text().length());
        return article.lookingAt() ? article.end() : start;
    }

    private int endOfOffice(int titleEnd) {
        Span sentence = text.sentenceAt(titleEnd - 1);
        Matcher after = AFTER_OFFICE.matcher(text.text()).region(titleEnd, sentence.end());
        int end = titleEnd;
        while (after.find()) {
            // A point within a name, as of "U.S.", ends no office.
            boolean isWithinName = after.group().equals(".")
                    && subjects.mentions().stream()
                            .anyMatch(mention -> mention.span().holds(after.start()));
            if (!isWithinName) {
                end = after.start();
                break;
            }
        }
        String office = text.text().substring(titleEnd, Math.max(end, titleEnd));
        return office.split(" ", -1).length > MOST_WORDS_OF_AN_OFFICE
                        || (!office.startsWith(" of") && !office.startsWith(" at"))
                ? titleEnd
                : titleEnd + office.stripTrailing().length();
    }

    /** The office that stands before or behind a person's name. */
    private void officeOf(Mention person) {
        Optional<Span> behind = titleBehind(person.span());
        if (behind.isPresent()) {
            office(person, behind.get());
            return;
        }
        Span sentence = text.sentenceAt(person.span().start());
        int start = person.span().start();
        Span before = new Span(Math.max(sentence.start(), start - LONGEST_BEFORE), start);
        cues.of(Cue.Sort.TITLE).stream()
                .flatMap(cue -> cue.all(text.text(), before).stream())
                .filter(title -> text.text()
                        .substring(title.end(), person.span().start())
                        .matches(",? "))
                .max(Comparator.comparingInt(Span::length))
                .ifPresent(title -> office(person, title));
    }

    private void office(Mention person, Span title) {
        String name = title.of(text.text()).replaceFirst("\\.$", "");
        if (name.length() > SHORTEST_UNKNOWN) {
            proposals.office(person.subject(), person.span(), name, title);
        }
    }
}
