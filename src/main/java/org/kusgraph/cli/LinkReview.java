package org.kusgraph.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kusgraph.link.Decisions;
import org.kusgraph.link.ExternalData;
import org.kusgraph.link.Proposal;
import org.kusgraph.link.Proposals;
import org.kusgraph.link.sssom.Mapping;
import org.kusgraph.link.sssom.MappingSet;
import org.kusgraph.link.sssom.Slot;
import org.kusgraph.problem.Shown;

/** Asks a person about proposals, one after the other, and keeps each decision at once: whoever stops halfway loses nothing. */
final class LinkReview {
    private static final String LICENSE = "https://creativecommons.org/licenses/by/4.0/";

    private final Streams streams;
    private final ExternalData external;
    private final Proposals proposals;
    private final Decisions decisions;
    private MappingSet set;
    private int accepted;
    private int refused;

    /**
     * A review.
     *
     * @param id the id that the set of mappings has if there is none yet
     */
    LinkReview(Streams streams, ExternalData external, Proposals proposals, Decisions decisions, String id) {
        this.streams = streams;
        this.external = external;
        this.proposals = proposals;
        this.decisions = decisions;
        this.set = external.mappings().orElseGet(() -> proposals.set(List.of(), id, LICENSE));
    }

    /** Asks until there is nothing left, or the person has had enough. */
    int ask(List<Proposal> rows) throws IOException {
        BufferedReader answers = new BufferedReader(new InputStreamReader(streams.input(), StandardCharsets.UTF_8));
        for (int row = 0; row < rows.size(); row++) {
            show(rows.get(row).row(), row + 1, rows.size());
            Optional<Answer> answer = answer(answers);
            if (answer.isEmpty() || answer.get() == Answer.QUIT) {
                break;
            }
            if (answer.get() != Answer.SKIP) {
                keep(rows.get(row), answer.get());
            }
        }
        streams.words()
                .println(accepted + " accepted, " + refused + " refused, written to " + external.links()
                        + "; './kus check' tells whether they fit the rest");
        return ExitCode.DONE;
    }

    private enum Answer {
        YES,
        NO,
        SKIP,
        QUIT
    }

    private void show(Mapping row, int number, int count) {
        streams.words()
                .println(String.format(
                        Locale.ROOT,
                        "%n%d of %d  %s%n   %s  %s%n   %s  %s%n   %s %s%n   %s",
                        number,
                        count,
                        value(row, Slot.PREDICATE_ID),
                        value(row, Slot.SUBJECT_ID),
                        value(row, Slot.SUBJECT_LABEL),
                        value(row, Slot.OBJECT_ID),
                        value(row, Slot.OBJECT_LABEL),
                        "confidence",
                        value(row, Slot.CONFIDENCE),
                        value(row, Slot.COMMENT)));
    }

    private static String value(Mapping row, Slot slot) {
        return Shown.whole(row.one(slot).orElse(""));
    }

    /** What the person says; nothing when there is no more input. */
    private Optional<Answer> answer(BufferedReader answers) throws IOException {
        while (true) {
            streams.words().print("   the same? y(es), n(o), s(kip), q(uit): ");
            streams.words().flush();
            String line = answers.readLine();
            if (line == null) {
                return Optional.empty();
            }
            String word = line.strip().toLowerCase(Locale.ROOT);
            for (Answer answer : Answer.values()) {
                String name = answer.name().toLowerCase(Locale.ROOT);
                if (!word.isEmpty() && name.startsWith(word)) {
                    return Optional.of(answer);
                }
            }
        }
    }

    private void keep(Proposal proposal, Answer answer) throws IOException {
        boolean isSame = answer == Answer.YES;
        Mapping said = isSame ? decisions.accepted(proposal) : decisions.refused(proposal);
        set = decisions.with(set, said);
        external.keep(proposals.withPrefixes(set).canonical());
        if (isSame) {
            accepted++;
            external.countOneMore();
        } else {
            refused++;
        }
    }
}
