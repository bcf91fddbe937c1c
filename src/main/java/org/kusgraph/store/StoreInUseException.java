package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another program builds a snapshot in the same store. */
public final class StoreInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Another builds in a store's folder. */
    public StoreInUseException(Path folder) {
        super("another program is building a snapshot in " + folder + "; wait for it, or choose another --store");
    }
}
