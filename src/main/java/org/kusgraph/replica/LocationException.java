package org.kusgraph.replica;

import java.io.IOException;

/** What is at a location cannot be used: it is not there, broken, or not what it is to be. Its message names the location. */
public final class LocationException extends IOException {
    private static final long serialVersionUID = 1L;

    LocationException(String place, String fault) {
        super(place + " " + fault);
    }

    LocationException(String place, String fault, Throwable cause) {
        super(place + " " + fault, cause);
    }
}
