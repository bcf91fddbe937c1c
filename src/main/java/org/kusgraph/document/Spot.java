package org.kusgraph.document;

/**
 * Where a value stands in its document.
 *
 * @param offset the index of its first character in the document's text
 * @param pointer its JSON pointer (RFC 6901)
 */
public record Spot(int offset, String pointer) {

    /** The same pointer at another character: a key and its value share a pointer. */
    Spot at(int otherOffset) {
        return new Spot(otherOffset, pointer);
    }

    /** The spot of a member of an object. */
    Spot member(int memberOffset, String key) {
        // RFC 6901, section 3: "~" becomes "~0" and "/" becomes "~1".
        return new Spot(memberOffset, pointer + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    /** The spot of an item of a list. */
    Spot item(int itemOffset, int index) {
        return new Spot(itemOffset, pointer + "/" + index);
    }
}
