package org.kusgraph.document;

import java.util.List;

/** A JSON value (RFC 8259) and the offset of its first character in its text. */
public sealed interface JsonValue {

    int offset();

    /** What people call this sort of value, with its article. */
    String described();

    record JsonObject(int offset, List<Member> members) implements JsonValue {
        @Override
        public String described() {
            return "an object";
        }
    }

    record JsonArray(int offset, List<JsonValue> items) implements JsonValue {
        @Override
        public String described() {
            return "a list";
        }
    }

    record JsonString(int offset, String text) implements JsonValue {
        @Override
        public String described() {
            return "a text";
        }
    }

    record JsonNumber(int offset, String lexical) implements JsonValue {
        @Override
        public String described() {
            return "a number";
        }
    }

    record JsonBoolean(int offset, boolean value) implements JsonValue {
        @Override
        public String described() {
            return value ? "true" : "false";
        }
    }

    record JsonNull(int offset) implements JsonValue {
        @Override
        public String described() {
            return "no value";
        }
    }

    /** A key of an object, the offset at which it stands, and its value. */
    record Member(String key, int offset, JsonValue value) {}
}
