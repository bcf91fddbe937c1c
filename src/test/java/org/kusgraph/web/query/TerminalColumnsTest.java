package org.kusgraph.web.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TerminalColumnsTest {
    @Test
    void hangulAndEmojiTakeTwoColumnsAndCombiningMarksNone() {
        assertThat(TerminalColumns.of("SK hynix")).isEqualTo(8);
        assertThat(TerminalColumns.of("SK하이닉스")).isEqualTo(10);
        assertThat(TerminalColumns.of("\u1112\u1161\u11AB")).isEqualTo(2);
        assertThat(TerminalColumns.of("🚀")).isEqualTo(2);
        assertThat(TerminalColumns.of("e\u0301")).isEqualTo(1);
    }
}
