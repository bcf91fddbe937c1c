package org.kusgraph.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DisplayTextTest {
    @Test
    void hangul_and_emoji_take_two_columns_and_combining_marks_none() {
        assertThat(DisplayText.columns("SK hynix")).isEqualTo(8);
        assertThat(DisplayText.columns("SK하이닉스")).isEqualTo(10);
        assertThat(DisplayText.columns("한")).isEqualTo(2);
        assertThat(DisplayText.columns("🚀")).isEqualTo(2);
        assertThat(DisplayText.columns("é")).isEqualTo(1);
    }

    @Test
    void what_would_act_on_a_terminal_is_shown_instead() {
        assertThat(DisplayText.escape("a\u001B[31mb")).isEqualTo("a\\u001B[31mb");
        assertThat(DisplayText.escape("a\u202Eb\u2066c")).isEqualTo("a\\u202Eb\\u2066c");
        assertThat(DisplayText.escape("a\tb\r\nc\u2028d\u0085e")).isEqualTo("a\\tb\\r\\nc\\u2028d\\u0085e");
        assertThat(DisplayText.escape("\uFEFFa\u200Eb\uDB40\uDC01")).isEqualTo("\\uFEFFa\\u200Eb\\U000E0001");
    }

    @Test
    void ordinary_text_stays_as_it_is() {
        assertThat(DisplayText.escape("윤상임 “AI” 🚀 é")).isEqualTo("윤상임 “AI” 🚀 é");
    }
}
