package org.kusgraph.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The words of the pages are there in every language, and all of them are used. */
final class WordsTest {
    private static final Path FILES = Path.of("src/main/resources/org/kusgraph/web/page");
    private static final Pattern USE = Pattern.compile("\\btext\\(\\s*\"([a-z.-]+)\"");

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasTheWordsThatThePagesUseAndNoOthers(Language language) throws IOException {
        assertThat(words(language).keySet()).isEqualTo(usedKeys());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noWordsAreEmptyOrLeaveAQuoteOpen(Language language) throws IOException {
        assertThat(words(language)).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank();
            assertThat(text).as(key + " quotes with a straight apostrophe").doesNotContain("'");
        });
    }

    @Test
    void everyLanguagePutsTheSameValuesIntoItsWords() throws IOException {
        Map<String, String> english = words(Language.ENGLISH);
        for (Language language : Language.values()) {
            Map<String, String> others = words(language);
            assertThat(english).allSatisfy((key, text) -> assertThat(placeholders(others.getOrDefault(key, "")))
                    .as(key + " in " + language)
                    .isEqualTo(placeholders(text)));
        }
    }

    @Test
    void koreanWordsAreWrittenInHangul() throws IOException {
        assertThat(words(Language.KOREAN)).allSatisfy((key, text) -> {
            boolean onlyValues = text.replaceAll("\\{[^}]*}", "").codePoints().noneMatch(Character::isLetter);
            assertThat(onlyValues || text.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3))
                    .as(key)
                    .isTrue();
        });
    }

    @Test
    void theBestAcceptedLanguageIsTaken() {
        assertThat(List.of(
                        Language.accepted("ko-KR,ko;q=0.9,en;q=0.8"),
                        Language.accepted("en-US,en;q=0.9,ko;q=0.8"),
                        Language.accepted("de, ko;q=0.5, en;q=0.4"),
                        Language.accepted("de"),
                        Language.accepted(""),
                        Language.accepted("*"),
                        Language.accepted(";;;q=nonsense,,"),
                        Language.accepted("ko,".repeat(1_000))))
                .containsExactly(
                        Language.KOREAN,
                        Language.ENGLISH,
                        Language.KOREAN,
                        Language.ENGLISH,
                        Language.ENGLISH,
                        Language.ENGLISH,
                        Language.ENGLISH,
                        Language.ENGLISH);
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> words(Language language) throws IOException {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(
                FILES.resolve("words_" + language.tag() + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        Map<String, String> words = new TreeMap<>();
        properties.forEach((key, text) -> {
            words.put((String) key, (String) text);
            assertThat(new MessageFormat((String) text, language.locale())).isNotNull();
        });
        return words;
    }

    private static Set<String> usedKeys() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path folder : List.of(Path.of("src/main/jte"), Path.of("src/main/java/org/kusgraph/web"))) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    USE.matcher(Files.readString(file)).results().forEach(match -> keys.add(match.group(1)));
                }
            }
        }
        return keys;
    }
}
