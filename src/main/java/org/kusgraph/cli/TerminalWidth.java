package org.kusgraph.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the terminal is, which Java itself cannot tell. */
final class TerminalWidth {
    /** The width where there is no terminal, or none that tells. */
    static final int USUAL = 100;

    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");
    private static final int PATIENCE_SECONDS = 2;

    private TerminalWidth() {}

    /** The width of the terminal at which data is read, in columns. */
    static int of(Streams streams) {
        return streams.dataOnTerminal() ? ask() : USUAL;
    }

    /** Asks {@code stty}, which every Unix has; where it fails, the usual width is as good an answer. */
    static int ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stty.destroy();
                return USUAL;
            }
            Matcher size = ROWS_AND_COLUMNS.matcher(
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            return size.matches() ? Integer.parseInt(size.group(1)) : USUAL;
        } catch (IOException e) {
            return USUAL;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return USUAL;
        }
    }
}
