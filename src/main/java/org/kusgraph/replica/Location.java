package org.kusgraph.replica;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;

/** Where snapshots are put for others to fetch: a folder, or a folder that a web server or an object store gives out by HTTP. */
public sealed interface Location permits FolderLocation, HttpLocation {

    /** The file that says which of the snapshots beside it is the newest. */
    String INDEX = "index";

    /**
     * The location that an operator names.
     *
     * @param text an address that begins with http:// or https://, or else the path of a folder
     * @throws IllegalArgumentException if it is such an address and cannot be read; the message is for the operator
     */
    static Location of(String text) {
        return text.matches("(?i)https?:.*") ? HttpLocation.of(text) : new FolderLocation(Path.of(text));
    }

    /**
     * Opens a file.
     *
     * @param path its path at the location, of letters, digits, dots, hyphens and slashes
     * @param offset how many bytes need not be sent, if that is possible
     * @throws LocationException if it cannot be had; reading may fail with other exceptions
     */
    Part open(String path, long offset) throws IOException;

    /**
     * The bytes of a file from one on.
     *
     * @param offset how many bytes are left out: as many as was asked for, or none
     * @param body the rest
     */
    record Part(long offset, InputStream body) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /** What messages call a file of the location. */
    String shown(String path);

    /** The address of a folder, with a slash at its end, so that names of files are added to it and replace nothing. */
    static URI folder(URI address) {
        return address.getRawPath().endsWith("/") ? address : URI.create(address + "/");
    }
}
