package org.kusgraph.link.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A JSON value. What is asked of it and is not there, or is of another sort, is empty: dumps differ in what they leave out. */
public sealed interface JsonTree {
    /** An object; its keys in order. */
    record Members(Map<String, JsonTree> members) implements JsonTree {}

    /** A list. */
    record Items(List<JsonTree> items) implements JsonTree {}

    /** A text. */
    record Text(String value) implements JsonTree {}

    /** A number, as it is written. */
    record Numeral(String written) implements JsonTree {}

    /** True or false. */
    record Truth(boolean value) implements JsonTree {}

    /** Null. */
    record Nothing() implements JsonTree {}

    /** The value of a key. */
    default Optional<JsonTree> get(String key) {
        return this instanceof Members object
                ? Optional.ofNullable(object.members().get(key))
                : Optional.empty();
    }

    /** The text of a key, or an empty text; of a number, as it is written. */
    default String string(String key) {
        return get(key).map(JsonTree::asText).orElse("");
    }

    /** The text that this is, or an empty text; of a number, as it is written. */
    default String asText() {
        return switch (this) {
            case Text text -> text.value();
            case Numeral numeral -> numeral.written();
            default -> "";
        };
    }

    /** The values of the list that a key has. */
    default List<JsonTree> list(String key) {
        return get(key).map(JsonTree::asList).orElse(List.of());
    }

    /** The values of the list that this is. */
    default List<JsonTree> asList() {
        return this instanceof Items list ? list.items() : List.of();
    }

    /** The keys and values of the object that this is. */
    default Map<String, JsonTree> asMap() {
        return this instanceof Members object ? object.members() : Map.of();
    }

    /** The number of a key. */
    default OptionalDouble number(String key) {
        return get(key).filter(Numeral.class::isInstance)
                .map(numeral -> OptionalDouble.of(Double.parseDouble(numeral.asText())))
                .orElse(OptionalDouble.empty());
    }
}
