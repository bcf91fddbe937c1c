package org.kusgraph.document;

import org.jspecify.annotations.Nullable;

/** Where a value stands in its document. Its pointer is put together only when it is asked for, which is seldom. */
public final class Spot {
    private final int offset;
    private final @Nullable Spot parent;
    private final String key;
    private final int index;

    private Spot(int offset, @Nullable Spot parent, String key, int index) {
        this.offset = offset;
        this.parent = parent;
        this.key = key;
        this.index = index;
    }

    /** The spot of a whole document, which begins at a character of its text. */
    static Spot ofDocument(int offset) {
        return new Spot(offset, null, "", -1);
    }

    /** The index of its first character in the document's text. */
    public int offset() {
        return offset;
    }

    /** Its JSON pointer (RFC 6901). */
    public String pointer() {
        StringBuilder pointer = new StringBuilder();
        appendTo(pointer);
        return pointer.toString();
    }

    private void appendTo(StringBuilder pointer) {
        if (parent == null) {
            return;
        }
        parent.appendTo(pointer);
        pointer.append('/');
        if (index >= 0) {
            pointer.append(index);
        } else {
            // RFC 6901, section 3: "~" becomes "~0" and "/" becomes "~1".
            pointer.append(key.replace("~", "~0").replace("/", "~1"));
        }
    }

    /** The same pointer at another character: a key and its value share a pointer. */
    Spot at(int otherOffset) {
        return new Spot(otherOffset, parent, key, index);
    }

    /** The spot of a member of an object. */
    Spot member(int memberOffset, String memberKey) {
        return new Spot(memberOffset, this, memberKey, -1);
    }

    /** The spot of an item of a list. */
    Spot item(int itemOffset, int itemIndex) {
        return new Spot(itemOffset, this, "", itemIndex);
    }
}
