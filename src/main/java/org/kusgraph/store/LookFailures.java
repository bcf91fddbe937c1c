package org.kusgraph.store;

import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong when a server looks for new snapshots: told once for each fault, and not tried again at every look. */
final class LookFailures {
    private static final Logger LOG = LoggerFactory.getLogger(CurrentSnapshot.class);

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** A snapshot that could not be opened is tried again after at most so many looks. */
    private static final int MOST_LOOKS_BETWEEN = 120;

    private String told = "";
    private Optional<SnapshotName> tried = Optional.empty();
    private int looksBetween;
    private int looksToWait;

    /** Whether a snapshot is to be opened now: at once, and after failures more and more rarely. */
    boolean isDue(SnapshotName name) {
        if (!tried.equals(Optional.of(name))) {
            tried = Optional.of(name);
            looksBetween = 0;
            looksToWait = 0;
        }
        return looksToWait-- <= 0;
    }

    void note(Throwable failure) {
        looksBetween = Math.min(MOST_LOOKS_BETWEEN, 2 * looksBetween + 1);
        looksToWait = looksBetween;
        String message = String.valueOf(failure.getMessage());
        // A message can name a folder that is another at each try; what differs in numbers only is one fault.
        String fault = tried + NUMBER.matcher(message).replaceAll("");
        if (!fault.equals(told)) {
            told = fault;
            LOG.warn("the snapshot from before is served on, because: {}", message);
        }
    }

    void forget() {
        told = "";
    }
}
