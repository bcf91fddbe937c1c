package org.kusgraph.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class JsonTextTest {
    @Test
    void whatFitsStandsOnOneLine() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("b", List.of("x", 3, 1.5, true));
        object.put("a", Map.of());

        assertThat(JsonText.of(object)).isEqualTo("{\"b\": [\"x\", 3, 1.5, true], \"a\": {}}\n");
    }

    @Test
    void whatIsWiderGoesOverSeveralLines() {
        List<Integer> numbers = IntStream.range(1000, 1020).boxed().toList();
        String line = numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));

        assertThat(JsonText.of(List.of(Map.of("key", numbers))))
                .isEqualTo("[\n  {\n    \"key\": [\n      "
                        + numbers.stream().map(String::valueOf).collect(Collectors.joining(",\n      "))
                        + "\n    ]\n  }\n]\n");
        assertThat(JsonText.of(numbers.subList(0, 19))).isEqualTo(line.replace(", 1019", "") + "\n");
    }

    @Test
    void aTextIsEscapedWhereItWouldActOnATerminalOrEndTheString() {
        assertThat(JsonText.quoted("\"\\/ 한 😀\n\r\t\u0000\u001b[31m\u202e\u2028\u00ad\udb40\udc01"))
                .isEqualTo("\"\\\"\\\\/ 한 😀\\n\\r\\t\\u0000\\u001b[31m\\u202e\\u2028\\u00ad\\udb40\\udc01\"");
    }

    @Test
    void aValueThatJsonDoesNotHaveIsAMistakeOfTheProgram() {
        assertThatThrownBy(() -> JsonText.of(List.of('x'))).isInstanceOf(IllegalArgumentException.class);
    }
}
