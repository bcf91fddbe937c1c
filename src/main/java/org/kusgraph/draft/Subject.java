package org.kusgraph.draft;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Something that an article mentions: an entity of the graph, or one that is proposed. */
final class Subject {
    private final String id;
    private final boolean known;
    private final Map<String, String> names;
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Map<String, String> abbreviations = new TreeMap<>();
    private final Set<Span> spans = new TreeSet<>();
    private String kind;
    private final List<Reason> reasons = new ArrayList<>();

    Subject(String id, String kind, Map<String, String> names, boolean known) {
        this.id = id;
        this.kind = kind;
        this.names = new TreeMap<>(names);
        this.known = known;
    }

    String id() {
        return id;
    }

    String kind() {
        return kind;
    }

    /** Whether the graph has it. */
    boolean isKnown() {
        return known;
    }

    Map<String, String> names() {
        return names;
    }

    Map<String, String> abbreviations() {
        return abbreviations;
    }

    Map<String, Object> fields() {
        return fields;
    }

    Set<Span> spans() {
        return spans;
    }

    /** Why it is not sure, if it is not. */
    List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    /** The first reason stays. */
    void because(Reason why) {
        if (reasons.isEmpty()) {
            reasons.add(why);
        }
    }

    /** Something more that is to be seen, whatever else is not sure. */
    void also(Reason why) {
        if (!reasons.contains(why)) {
            reasons.add(why);
        }
    }

    void become(String otherKind) {
        kind = otherKind;
    }

    /** Turns out to be of another kind than was thought, for another reason. */
    void become(String otherKind, Map<String, Object> otherFields, Reason why) {
        become(otherKind);
        fields.putAll(otherFields);
        reasons.clear();
        reasons.add(why);
    }
}
