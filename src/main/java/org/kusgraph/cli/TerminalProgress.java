package org.kusgraph.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.kusgraph.document.Progress;

/** Draws a bar on the terminal for work that lets a person wait, and wipes it away when the work is done. */
final class TerminalProgress implements Progress, AutoCloseable {
    /** What is done sooner than this gets no bar. */
    private static final long PATIENCE_NANOSECONDS = 1_000_000_000;

    private static final int REDRAWN_MILLISECONDS = 200;
    private static final int MEGABYTE = 1_000_000;
    private static final String BEGINNING_OF_LINE = "\r";

    private final boolean drawn;
    private final Line line;
    private Optional<ProgressBar> bar = Optional.empty();

    private TerminalProgress(boolean drawn, Line line) {
        this.drawn = drawn;
        this.line = line;
    }

    /** Progress of work that writes no data before it is done; drawn where a person reads the words. */
    static TerminalProgress on(Streams streams) {
        return new TerminalProgress(streams.wordsOnTerminal(), new Line(streams.words()));
    }

    /** Progress of work that writes data all along; not drawn in between what a person reads. */
    static TerminalProgress beside(Streams streams) {
        return new TerminalProgress(streams.wordsOnTerminal() && !streams.dataOnTerminal(), new Line(streams.words()));
    }

    /** Wipes the bar away, so that words can be written; it comes back by itself. */
    void makeRoom() {
        line.clear();
    }

    @Override
    public void begin(String step, OptionalLong bytes) {
        close();
        if (drawn) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName(step)
                    .setInitialMax(bytes.orElse(-1))
                    .setUnit(" MB", MEGABYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(REDRAWN_MILLISECONDS)
                    .continuousUpdate()
                    .clearDisplayOnFinish()
                    .setConsumer(line)
                    .build());
        }
    }

    @Override
    public void advance(long bytes) {
        bar.ifPresent(shown -> shown.stepBy(bytes));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    /** The line of the terminal on which the bar stands. The library draws from a thread of its own. */
    private static final class Line implements ProgressBarConsumer {
        private final PrintWriter words;
        private final long start = System.nanoTime();
        private int width;
        private boolean inUse;

        Line(PrintWriter words) {
            this.words = words;
        }

        @Override
        public synchronized int getMaxRenderedLength() {
            if (isAwaited() && width == 0) {
                // The last column stays free: some terminals go to the next line after it.
                width = TerminalWidth.ask() - 1;
            }
            return width;
        }

        @Override
        public synchronized void accept(String rendered) {
            if (isAwaited() && !rendered.isEmpty()) {
                words.print(BEGINNING_OF_LINE + rendered);
                words.flush();
                inUse = true;
            }
        }

        private boolean isAwaited() {
            return System.nanoTime() - start >= PATIENCE_NANOSECONDS;
        }

        @Override
        public synchronized void clear() {
            if (inUse) {
                words.print(BEGINNING_OF_LINE + " ".repeat(width) + BEGINNING_OF_LINE);
                words.flush();
                inUse = false;
            }
        }

        @Override
        public void close() {
            clear();
        }
    }
}
