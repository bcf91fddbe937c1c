package org.kusgraph.web;

import java.io.IOException;
import java.util.Optional;
import org.kusgraph.problem.Outcome;
import org.kusgraph.store.StoreInUseException;

/**
 * The articles that can be written. Every change is checked with all other data as a build checks it, and is made whole or not at
 * all; when it returns, it is on the disk, and is what is served from then on. Changes are made one after another.
 */
public interface Articles {
    /** Looks at what a change would replace, and throws what it likes to prevent it. */
    interface Condition {
        void check(Optional<byte[]> before);
    }

    /** The document of an article that can be written, if there is one of this name. */
    Optional<byte[]> read(String name) throws IOException;

    /**
     * Puts a document in place of the one of its name, if there is one.
     *
     * @return the identity of the snapshot that is served now, or what is wrong with the data that would have been
     * @throws StoreInUseException when others change something for long
     * @throws IOException when it cannot be kept; nothing has changed then
     */
    Outcome<String> put(String name, byte[] document, Condition condition) throws IOException;

    /** Takes a document away, as {@link #put} puts one; the condition has to prevent it where there is none. */
    Outcome<String> remove(String name, Condition condition) throws IOException;

    /** Takes in what has changed in the files, as {@link #put} does. */
    Outcome<String> reload() throws IOException;
}
