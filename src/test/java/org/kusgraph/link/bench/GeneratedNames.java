package org.kusgraph.link.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Things with made-up names, and ways in which people write these names, so that it is known what is to be found. Its words
 * were written down without the tables of {@code link.name}, which it must not share: it would measure only itself.
 */
final class GeneratedNames {
    /** How a name is asked. */
    enum Way {
        EXACT,
        CASE,
        LEGAL_FORM,
        HANGUL_LISTED,
        HANGUL_NOT_LISTED,
        ROMANISATION,
        ACRONYM,
        TYPO,
        WORD_ORDER,
        NOTHING
    }

    /** A made-up thing: its label, its other names, and what else there is to ask it by. */
    record Made(
            String id,
            String label,
            Optional<String> korean,
            boolean listsKorean,
            Optional<String> otherRomanisation,
            Optional<String> acronym,
            boolean listsAcronym,
            String country,
            boolean isCompany) {}

    /** A name to ask, and the id of what it is to find, if anything. */
    record Question(String name, Way way, Optional<String> answer, String country) {}

    private static final String[] STARTS = {
        "Ba", "Bel", "Bri", "Cal", "Car", "Cor", "Dan", "Dor", "El", "Fal", "Fer", "Gar", "Glen", "Hal", "Har", "Il",
        "Jor", "Kel", "Kor", "Lan", "Lor", "Mar", "Mel", "Mor", "Nor", "Ol", "Par", "Pel", "Quin", "Ral", "Ros", "Sal",
        "Sten", "Tal", "Tor", "Ul", "Val", "Ver", "Wal", "Wes", "Yar", "Zel"
    };
    private static final String[] MIDDLES = {
        "a", "an", "ar", "be", "ca", "den", "di", "e", "en", "fi", "ga", "i", "in", "ka", "la", "li", "ma", "mi", "na",
        "no", "o", "ra", "ri", "sa", "se", "ta", "ti", "u", "va", "vi"
    };
    private static final String[] ENDS = {
        "bridge", "burg", "by", "dale", "den", "field", "ford", "gate", "ham", "holm", "land", "ley", "lin", "mont",
        "mouth", "nia", "port", "rick", "sen", "shire", "stad", "stein", "ton", "vale", "ville", "wick", "wood", "worth"
    };

    /** Syllables with the Revised Romanization and a way in which they are also spelt. */
    private static final String[][] SYLLABLES = {
        {"강", "gang", "kang"}, {"경", "gyeong", "kyung"}, {"광", "gwang", "kwang"}, {"김", "gim", "kim"},
        {"남", "nam", "nam"}, {"대", "dae", "tae"}, {"덕", "deok", "duk"}, {"동", "dong", "tong"},
        {"명", "myeong", "myung"}, {"무", "mu", "moo"}, {"부", "bu", "pu"}, {"산", "san", "san"},
        {"상", "sang", "sang"}, {"서", "seo", "suh"}, {"선", "seon", "sun"}, {"성", "seong", "sung"},
        {"수", "su", "soo"}, {"승", "seung", "sung"}, {"신", "sin", "shin"}, {"영", "yeong", "young"},
        {"오", "o", "oh"}, {"용", "yong", "yong"}, {"우", "u", "woo"}, {"원", "won", "won"},
        {"은", "eun", "un"}, {"정", "jeong", "jung"}, {"조", "jo", "cho"}, {"주", "ju", "joo"},
        {"준", "jun", "joon"}, {"진", "jin", "chin"}, {"창", "chang", "chang"}, {"천", "cheon", "chun"},
        {"철", "cheol", "chul"}, {"태", "tae", "tae"}, {"평", "pyeong", "pyung"}, {"한", "han", "han"},
        {"해", "hae", "hae"}, {"현", "hyeon", "hyun"}, {"호", "ho", "ho"}, {"화", "hwa", "hwa"}
    };

    private static final String[][] FIELDS = {
        {"Chemical", "화학"},
        {"Electronics", "전자"},
        {"Energy", "에너지"},
        {"Semiconductor", "반도체"},
        {"Steel", "철강"},
        {"Construction", "건설"},
        {"Bio", "바이오"},
        {"Materials", "소재"},
        {"Shipping", "해운"},
        {"Food", "식품"},
        {"Pharmaceutical", "제약"},
        {"Software", "소프트웨어"},
        {"Robotics", "로봇"},
        {"Telecom", "텔레콤"},
        {"Motors", "자동차"},
        {"Insurance", "보험"}
    };
    private static final String[][] SUBJECTS = {
        {"Science and Technology", "과학기술"}, {"Marine Science", "해양과학"}, {"Public Health", "공중보건"},
        {"Fusion Energy", "핵융합에너지"}, {"Space Policy", "우주정책"}, {"Rural Development", "농촌개발"},
        {"Education Policy", "교육정책"}, {"Climate Research", "기후연구"}, {"Information Security", "정보보호"},
        {"Labor Economics", "노동경제"}, {"Materials Research", "재료연구"}, {"Cultural Heritage", "문화유산"}
    };
    private static final String[] FORMS = {
        "Inc.", "Co., Ltd.", "Ltd", "Corp.", "Corporation", "Limited", "LLC", "PLC", "GmbH", "S.A."
    };
    private static final String[] COUNTRIES = {"US", "GB", "DE", "FR", "CA", "AU", "JP", "IN", "BR", "SE"};

    private final Random random;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> acronyms = new HashMap<>();
    private int made;

    GeneratedNames(long seed) {
        random = new Random(seed);
    }

    /** A thing of a name that no other has. */
    Made make() {
        while (true) {
            Made candidate = random.nextInt(10) < 4 ? korean() : western();
            if (taken.add(candidate.label().toLowerCase(Locale.ROOT))) {
                made++;
                return candidate;
            }
        }
    }

    private String id() {
        return "x" + made;
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    private Made western() {
        String proper = proper();
        String country = one(COUNTRIES);
        String second = proper();
        String label =
                switch (random.nextInt(8)) {
                    case 0 -> "University of " + proper;
                    case 1 -> proper + " State University";
                    case 2 -> proper + " Institute of " + one(SUBJECTS)[0];
                    case 3 -> proper + " Center for " + one(SUBJECTS)[0];
                    case 4 -> proper + " General Hospital";
                    case 5 -> proper + " " + second + " Foundation";
                    default -> proper + " " + one(FIELDS)[0] + " " + one(FORMS);
                };
        return made(label, Optional.empty(), Optional.empty(), country, isCompany(label));
    }

    /** About a million different ones. */
    private String proper() {
        StringBuilder name = new StringBuilder(one(STARTS));
        for (int middles = random.nextInt(3); middles > 0; middles--) {
            name.append(one(MIDDLES));
        }
        return name.append(one(ENDS)).toString();
    }

    private static boolean isCompany(String label) {
        return List.of(FORMS).stream().anyMatch(form -> label.endsWith(" " + form));
    }

    private Made korean() {
        String[][] name = new String[2 + random.nextInt(2)][];
        for (int place = 0; place < name.length; place++) {
            name[place] = one(SYLLABLES);
        }
        String hangul = joined(name, 0);
        String usual = capital(joined(name, 1));
        String other = capital(joined(name, 2));
        String[] field = one(FIELDS);
        String[] subject = one(SUBJECTS);
        String[] pattern =
                switch (random.nextInt(8)) {
                    case 0 -> new String[] {"%s University", "%s대학교"};
                    case 1 -> new String[] {"%s National University Hospital", "%s국립대학교병원"};
                    case 2 -> new String[] {"%s Institute of " + subject[0], "%s" + subject[1] + "연구원"};
                    case 3 -> new String[] {"%s " + subject[0] + " Foundation", "%s" + subject[1] + "재단"};
                    case 4 -> new String[] {"%s City Library", "%s시립도서관"};
                    case 5 -> new String[] {"%s", "%s"};
                    default -> new String[] {"%s " + field[0] + " Co., Ltd.", "%s" + field[1] + " 주식회사"};
                };
        String label = pattern[0].formatted(usual);
        if (pattern[0].equals("%s")) {
            return person(name);
        }
        return made(
                label,
                Optional.of(pattern[1].formatted(hangul)),
                other.equals(usual) ? Optional.empty() : Optional.of(pattern[0].formatted(other)),
                "KR",
                isCompany(label));
    }

    private Made person(String[][] given) {
        String[][] surnames = {
            {"이", "Lee", "Yi"}, {"박", "Park", "Pak"}, {"최", "Choi", "Choe"}, {"유", "Yoo", "Ryu"},
            {"정", "Jung", "Chung"}, {"임", "Lim", "Im"}, {"노", "Roh", "Noh"}, {"윤", "Yoon", "Yun"}
        };
        String[] surname = one(surnames);
        String usual = surname[1] + " " + capital(given[0][1]) + "-" + given[1][1];
        String other = capital(given[0][2]) + given[1][2] + " " + surname[2];
        return made(usual, Optional.of(surname[0] + given[0][0] + given[1][0]), Optional.of(other), "KR", false);
    }

    private Made made(
            String label, Optional<String> korean, Optional<String> other, String country, boolean isCompany) {
        String initials = List.of(label.split("[ -]", 0)).stream()
                .filter(word -> !word.equals("of") && !word.equals("and") && !word.equals("for"))
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
        boolean hasAcronym = !isCompany && initials.length() >= 3 && label.split(" ", 0).length >= 3;
        return new Made(
                id(),
                label,
                korean,
                random.nextBoolean(),
                other,
                hasAcronym ? Optional.of(initials) : Optional.empty(),
                random.nextBoolean(),
                country,
                isCompany);
    }

    private static String joined(String[][] syllables, int form) {
        StringBuilder text = new StringBuilder();
        for (String[] syllable : syllables) {
            text.append(syllable[form]);
        }
        return text.toString();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /**
     * Questions about some of the things that were made, the same number of each way, and 15 % about things that were not. A way
     * in which nothing can be asked, as initials where each stand for several of very many things, is left out.
     */
    List<Question> questions(List<Made> things, int count) {
        things.forEach(thing -> thing.acronym().ifPresent(initials -> acronyms.merge(initials, 1, Integer::sum)));
        List<Question> questions = new ArrayList<>();
        List<Way> ways = new ArrayList<>(List.of(Way.values()));
        ways.remove(Way.NOTHING);
        int inVain = 0;
        int nothing = count * 15 / 100;
        while (questions.size() < count - nothing) {
            Way way = ways.get(questions.size() % ways.size());
            Made thing = things.get(random.nextInt(things.size()));
            Optional<String> name = asked(thing, way);
            if (name.isPresent()) {
                questions.add(new Question(name.get(), way, Optional.of(thing.id()), thing.country()));
                inVain = 0;
            } else if (++inVain > things.size()) {
                ways.remove(way);
                inVain = 0;
            }
        }
        while (questions.size() < count) {
            Made absent = make();
            String name = absent.korean().isPresent() && random.nextInt(4) == 0
                    ? absent.korean().get()
                    : absent.label();
            questions.add(new Question(name, Way.NOTHING, Optional.empty(), absent.country()));
        }
        return questions;
    }

    private Optional<String> asked(Made thing, Way way) {
        String label = thing.label();
        return switch (way) {
            case EXACT -> Optional.of(label);
            case CASE ->
                Optional.of(random.nextBoolean() ? label.toUpperCase(Locale.ROOT) : label.toLowerCase(Locale.ROOT));
            case LEGAL_FORM -> thing.isCompany() ? Optional.of(otherForm(label)) : Optional.empty();
            case HANGUL_LISTED -> thing.korean().filter(korean -> thing.listsKorean());
            case HANGUL_NOT_LISTED -> thing.korean().filter(korean -> !thing.listsKorean());
            case ROMANISATION -> thing.otherRomanisation();
            // Initials that several things have are no question with an answer.
            case ACRONYM -> thing.acronym().filter(initials -> acronyms.getOrDefault(initials, 0) == 1);
            case TYPO -> Optional.of(mistyped(label));
            case WORD_ORDER -> reordered(label);
            case NOTHING -> Optional.empty();
        };
    }

    private String otherForm(String label) {
        for (String form : FORMS) {
            if (label.endsWith(" " + form)) {
                String bare = label.substring(0, label.length() - form.length() - 1);
                return random.nextInt(3) == 0 ? bare : bare + " " + one(FORMS);
            }
        }
        return label;
    }

    private String mistyped(String label) {
        int place = 1 + random.nextInt(Math.max(1, Math.min(label.length(), 12) - 2));
        char letter = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> label.substring(0, place) + label.substring(place + 1);
            case 1 -> label.substring(0, place) + letter + label.substring(place);
            case 2 -> label.substring(0, place) + letter + label.substring(place + 1);
            default ->
                label.substring(0, place) + label.charAt(place + 1) + label.charAt(place) + label.substring(place + 2);
        };
    }

    private Optional<String> reordered(String label) {
        String[] words = label.split(" ", 0);
        if (words.length < 2) {
            return Optional.empty();
        }
        int cut = 1 + random.nextInt(words.length - 1);
        List<String> turned = new ArrayList<>(List.of(words).subList(cut, words.length));
        turned.addAll(List.of(words).subList(0, cut));
        return Optional.of(String.join(" ", turned));
    }
}
