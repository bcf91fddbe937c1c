package org.kusgraph.description;

/** What has become of an id. */
public sealed interface Fate {
    /** The graph tells of the thing. */
    record Described() implements Fate {}

    /** The thing has another id now. */
    record Renamed(String id) implements Fate {}

    /** The thing was taken out, for a reason given in some languages. */
    record Removed(Labels reason) implements Fate {}

    /** The graph does not tell of such a thing, nor that it ever has. */
    record Unknown() implements Fate {}
}
