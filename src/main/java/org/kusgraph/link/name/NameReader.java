package org.kusgraph.link.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes names apart, so that ways to write one name come to the same. What it knows of words are tables beside this class. */
public final class NameReader {
    /** What comes behind tells no names apart. */
    private static final int LONGEST_NAME = 300;

    private static final int MOST_WORDS = 24;
    private static final int LONGEST_ACRONYM = 8;
    private static final int FEWEST_INITIALS = 3;
    private static final String ANYWHERE = " *";
    private static final int LAST_ASCII = 0x7f;

    private static final Pattern BRACKETS_AT_END = Pattern.compile("^(.+?)\\s*\\(([^()]+)\\)\\s*$");
    private static final Pattern KOREAN_FORM_IN_BRACKETS = Pattern.compile("\\((?:주|유|재|사|합|의|학)\\)");
    private static final Pattern ACRONYM = Pattern.compile("[A-Z][A-Za-z0-9.&/-]*");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private final List<List<String>> legalForms = NameTable.lines("legal-forms.txt").stream()
            .map(line -> List.of(line.replace(ANYWHERE, "").split(" ", 0)))
            .sorted(Comparator.comparing((List<String> form) -> form.size()).reversed())
            .toList();
    private final Set<String> plainForms = NameTable.lines("legal-forms.txt").stream()
            .filter(line -> line.endsWith(ANYWHERE))
            .map(line -> line.substring(0, line.length() - ANYWHERE.length()))
            .collect(Collectors.toUnmodifiableSet());
    private final List<String> koreanForms = legalForms.stream()
            .filter(form ->
                    form.size() == 1 && Hangul.isSyllable(form.getFirst().charAt(0)))
            .map(List::getFirst)
            .toList();
    private final Map<String, List<List<String>>> formsByLastWord =
            legalForms.stream().collect(Collectors.groupingBy(List::getLast));
    private final Set<String> emptyWords = Set.copyOf(NameTable.lines("empty-words.txt"));
    private final Map<String, String> wordForms = NameTable.map("word-forms.tsv");
    private final KoreanCompounds compounds;
    private final Countries countries;

    /** A reader that takes Korean compounds apart by a dictionary. */
    public NameReader(KoreanCompounds compounds, Countries countries) {
        this.compounds = compounds;
        this.countries = countries;
    }

    /** Takes a name apart. */
    public NameParts read(String name) {
        String text = cut(normalised(name)).strip();
        Optional<String> country = Optional.empty();
        Matcher brackets = BRACKETS_AT_END.matcher(text);
        if (text.endsWith(")") && brackets.matches()) {
            country = countries.code(brackets.group(2));
            text = country.isPresent() ? brackets.group(1) : text;
        }
        String bare = text.indexOf('(') < 0
                ? text
                : KOREAN_FORM_IN_BRACKETS.matcher(text).replaceAll(" ");
        List<String> words = contentWords(withoutLegalForms(rawWords(bare)));
        return NameParts.of(name, words, country, writing(bare));
    }

    /** The initials under which a name may be known, if it has enough words: with and without the words that only join. */
    public Set<String> initials(NameParts name) {
        Set<String> found = new LinkedHashSet<>();
        if (name.writing() == NameParts.Writing.OTHER && name.words().size() >= FEWEST_INITIALS) {
            List<String> all = withoutLegalForms(rawWords(normalised(name.text())));
            found.add(initialsOf(all));
            found.add(initialsOf(
                    all.stream().filter(word -> !emptyWords.contains(word)).toList()));
        }
        return found.stream()
                .filter(each -> each.length() >= FEWEST_INITIALS && each.length() <= LONGEST_ACRONYM)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String initialsOf(List<String> words) {
        return words.stream()
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)))
                .collect(Collectors.joining());
    }

    /** The signs of compatibility, such as ㈜, as the letters that they stand for. */
    private static String normalised(String name) {
        return isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        for (int place = 0; place < text.length(); place++) {
            if (text.charAt(place) > LAST_ASCII) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_NAME ? text : text.substring(0, text.offsetByCodePoints(LONGEST_NAME - 2, 1));
    }

    /** The words in small letters without accents. Hangul and other letters are never in one word. */
    private List<String> rawWords(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean foreign = false;
        for (int place = 0; place < text.length() && words.size() < MOST_WORDS; place++) {
            char letter = text.charAt(place);
            if (Character.isLetterOrDigit(letter) || Character.isSurrogate(letter) || isMark(letter)) {
                boolean turns = !word.isEmpty()
                        && Hangul.isSyllable(letter) != Hangul.isSyllable(word.charAt(word.length() - 1));
                if (turns) {
                    foreign = end(word, foreign, words);
                }
                foreign |= letter > LAST_ASCII && !Hangul.isSyllable(letter);
                word.append(Character.toLowerCase(letter));
            } else if (!joins(text, place)) {
                foreign = end(word, foreign, words);
            }
        }
        boolean unused = end(word, foreign, words);
        return words;
    }

    private static boolean isMark(char letter) {
        return letter > LAST_ASCII && Character.getType(letter) == Character.NON_SPACING_MARK;
    }

    /** An apostrophe, and the dot of an abbreviation such as "U.S.", part no word. */
    private static boolean joins(String text, int place) {
        char sign = text.charAt(place);
        if (sign == '\'' || sign == '’') {
            return true;
        }
        boolean afterSingleLetter = place >= 1
                && Character.isLetter(text.charAt(place - 1))
                && (place == 1 || !Character.isLetterOrDigit(text.charAt(place - 2)));
        return sign == '.'
                && afterSingleLetter
                && place + 1 < text.length()
                && Character.isLetter(text.charAt(place + 1));
    }

    /** Ends a word; the next one begins without foreign letters. */
    private static boolean end(StringBuilder word, boolean foreign, List<String> words) {
        if (!word.isEmpty()) {
            String folded = foreign ? fold(word.toString()) : word.toString();
            if (!folded.isEmpty()) {
                words.add(folded);
            }
            word.setLength(0);
        }
        return false;
    }

    private static String fold(String word) {
        String plain =
                MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
        StringBuilder folded = new StringBuilder();
        for (char letter : Normalizer.normalize(plain, Normalizer.Form.NFC).toCharArray()) {
            switch (letter) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'ø' -> folded.append('o');
                case 'ł' -> folded.append('l');
                case 'đ', 'ð' -> folded.append('d');
                case 'þ' -> folded.append("th");
                case 'ı' -> folded.append('i');
                default -> folded.append(letter);
            }
        }
        return folded.toString();
    }

    /** Legal forms behind a name, and Korean ones before it and grown together with it. What is nothing else is left as it is. */
    private List<String> withoutLegalForms(List<String> words) {
        List<String> left = new ArrayList<>(words);
        while (left.size() > 1) {
            Optional<List<String>> form = formAtEnd(left);
            if (form.isPresent()) {
                left.subList(left.size() - form.get().size(), left.size()).clear();
            } else if (koreanForms.contains(left.getFirst())) {
                left.removeFirst();
            } else {
                break;
            }
        }
        List<String> others =
                left.stream().filter(word -> !plainForms.contains(word)).toList();
        if (!others.isEmpty() && others.size() < left.size()) {
            left = new ArrayList<>(others);
        }
        left.replaceAll(this::withoutKoreanForm);
        return left;
    }

    private Optional<List<String>> formAtEnd(List<String> words) {
        return formsByLastWord.getOrDefault(words.getLast(), List.of()).stream()
                .filter(form -> form.size() < words.size()
                        && words.subList(words.size() - form.size(), words.size())
                                .equals(form))
                .findFirst();
    }

    private String withoutKoreanForm(String word) {
        if (!Hangul.isSyllable(word.charAt(0))) {
            return word;
        }
        for (String form : koreanForms) {
            if (word.length() > form.length() + 1) {
                if (word.endsWith(form)) {
                    return word.substring(0, word.length() - form.length());
                }
                if (word.startsWith(form)) {
                    return word.substring(form.length());
                }
            }
        }
        return word;
    }

    private List<String> contentWords(List<String> raw) {
        List<String> words = new ArrayList<>(raw.size());
        for (String word : raw) {
            if (Hangul.isSyllable(word.charAt(0))) {
                words.addAll(compounds.parts(word));
            } else if (!emptyWords.contains(word)) {
                words.add(wordForms.getOrDefault(word, word));
            }
        }
        return words.isEmpty() ? raw : words;
    }

    private static NameParts.Writing writing(String text) {
        int syllables = 0;
        int letters = 0;
        int capitals = 0;
        for (int place = 0; place < text.length(); place++) {
            char letter = text.charAt(place);
            syllables += Hangul.isSyllable(letter) ? 1 : 0;
            letters += Character.isLetter(letter) ? 1 : 0;
            capitals += Character.isUpperCase(letter) ? 1 : 0;
        }
        if (2 * syllables >= letters && syllables > 0) {
            return NameParts.Writing.HANGUL;
        }
        boolean isAcronym = letters >= 2
                && letters <= LONGEST_ACRONYM
                && 3 * capitals >= 2 * letters
                && ACRONYM.matcher(text.strip()).matches();
        return isAcronym ? NameParts.Writing.ACRONYM : NameParts.Writing.OTHER;
    }
}
