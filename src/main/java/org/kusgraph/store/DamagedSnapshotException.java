package org.kusgraph.store;

import java.io.IOException;
import java.nio.file.Path;

/** The current snapshot is not as it was built: a file is missing or altered. It is not served; a build replaces it. */
public final class DamagedSnapshotException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String damage;

    /**
     * A snapshot of which a file is damaged.
     *
     * @param damage what is wrong with it, as a phrase that "this file" begins
     */
    public DamagedSnapshotException(Path file, String damage) {
        super(file + ": the snapshot is damaged, as this file " + damage + "; build it again with: kus build");
        this.damage = file + ": the snapshot is damaged, as this file " + damage;
    }

    /** The message without what to do, for those who do it. */
    public String damage() {
        return damage;
    }
}
