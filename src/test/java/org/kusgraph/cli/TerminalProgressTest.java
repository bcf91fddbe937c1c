package org.kusgraph.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.kusgraph.Eventually;

final class TerminalProgressTest {
    private final StringWriter words = new StringWriter();

    @Test
    void workThatLetsAPersonWaitHasABarThatIsWipedAwayForWords() {
        convertWhatComesLate(true, false, () -> words.toString().contains("\rconverting"));

        String shown = words.toString();
        String before = shown.substring(0, shown.indexOf("-:1:1: "));
        assertThat(before).matches("(?s)\rconverting .* MB \\(0:00:0.*\r +\r");
        String after = shown.substring(shown.indexOf("-:1:1: "));
        assertThat(after.substring(after.indexOf('\n') + 1)).matches("(\rconverting [^\r]*)*(\r +\r)?");
    }

    @Test
    void nothingIsDrawnAmongDataOnATerminal() {
        long start = System.nanoTime();
        convertWhatComesLate(true, true, () -> System.nanoTime() - start > 1_500_000_000);

        assertThat(words.toString()).startsWith("-:1:1: ");
    }

    @Test
    void nothingIsDrawnWhereNobodyReads() {
        long start = System.nanoTime();
        convertWhatComesLate(false, false, () -> System.nanoTime() - start > 1_500_000_000);

        assertThat(words.toString()).startsWith("-:1:1: ");
    }

    /** Converts a document that is none, and that only comes when something holds. */
    private void convertWhatComesLate(boolean wordsOnTerminal, boolean dataOnTerminal, Callable<Boolean> awaited) {
        Streams streams = new Streams(
                new Late(awaited, new ByteArrayInputStream("nothing".getBytes(UTF_8))),
                new StandardOutput(new ByteArrayOutputStream()),
                new PrintWriter(words, true),
                dataOnTerminal,
                wordsOnTerminal);
        int code = new Program(Main.commands(streams, Map.of()), streams, Map.of("KUS_ONTOLOGY", "ontology"))
                .run("convert", "-");

        assertThat(code).isEqualTo(ExitCode.INPUT);
    }

    private static final class Late extends FilterInputStream {
        private final Callable<Boolean> awaited;

        Late(Callable<Boolean> awaited, InputStream input) {
            super(input);
            this.awaited = awaited;
        }

        @Override
        public int read() throws IOException {
            await();
            return super.read();
        }

        @Override
        public int read(byte[] octets, int offset, int length) throws IOException {
            await();
            return super.read(octets, offset, length);
        }

        private void await() throws IOException {
            try {
                Eventually.holds(awaited);
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
