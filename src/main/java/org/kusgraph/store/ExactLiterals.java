package org.kusgraph.store;

import org.apache.jena.sys.JenaSubsystemLifecycle;

/**
 * Makes TDB2 keep literals as they were written. By default it stores numbers by value and gives back {@code 12.0} for the
 * decimal {@code 12}, but only up to a certain size, so that an answer would mix both forms.
 *
 * <p>TDB2 reads the setting once, when Jena starts, so this is a part of that start. It must be the same for building and for
 * reading; the program is part of a snapshot's identity, so it is.
 */
public final class ExactLiterals implements JenaSubsystemLifecycle {
    /** That the property is set is what counts (Jena 6.0.0 does not look at its value). */
    private static final String SETTING = "org.apache.jena.tdb.store.enableInlineLiterals";

    /** Before TDB2, whose level is 42. */
    private static final int LEVEL = 30;

    @Override
    public void start() {
        System.setProperty(SETTING, "false");
    }

    @Override
    public void stop() {}

    @Override
    public int level() {
        return LEVEL;
    }
}
