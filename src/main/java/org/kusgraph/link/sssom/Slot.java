package org.kusgraph.link.sssom;

import static org.kusgraph.link.sssom.Slot.Feature.MAPPING;
import static org.kusgraph.link.sssom.Slot.Feature.MULTIVALUED;
import static org.kusgraph.link.sssom.Slot.Feature.PROPAGATABLE;
import static org.kusgraph.link.sssom.Slot.Feature.SET;
import static org.kusgraph.link.sssom.Slot.Feature.SINCE_1_1;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A slot that SSSOM defines for mappings, for sets of them, or for both; in the order in which the standard lists them, which is
 * that of columns and keys in the canonical form.
 */
public enum Slot {
    SSSOM_VERSION(ValueType.VERSION, SET, SINCE_1_1),
    RECORD_ID(ValueType.REFERENCE, MAPPING, SINCE_1_1),
    SUBJECT_ID(ValueType.REFERENCE, "owl:annotatedSource", MAPPING),
    SUBJECT_LABEL(ValueType.TEXT, MAPPING),
    SUBJECT_CATEGORY(ValueType.TEXT, MAPPING),
    PREDICATE_ID(ValueType.REFERENCE, "owl:annotatedProperty", MAPPING),
    PREDICATE_LABEL(ValueType.TEXT, MAPPING),
    PREDICATE_MODIFIER(ValueType.MODIFIER, MAPPING),
    OBJECT_ID(ValueType.REFERENCE, "owl:annotatedTarget", MAPPING),
    OBJECT_LABEL(ValueType.TEXT, MAPPING),
    OBJECT_CATEGORY(ValueType.TEXT, MAPPING),
    MAPPING_JUSTIFICATION(ValueType.JUSTIFICATION, MAPPING),
    MAPPING_SET_ID(ValueType.ADDRESS, SET),
    MAPPING_SET_VERSION(ValueType.TEXT, "owl:versionInfo", SET),
    MAPPING_SET_SOURCE(ValueType.ADDRESS, "prov:wasDerivedFrom", SET, MULTIVALUED),
    MAPPING_SET_TITLE(ValueType.TEXT, "dcterms:title", SET),
    MAPPING_SET_DESCRIPTION(ValueType.TEXT, "dcterms:description", SET),
    MAPPING_SET_CONFIDENCE(ValueType.SCORE, SET, SINCE_1_1),
    AUTHOR_ID(ValueType.REFERENCE, "pav:authoredBy", MAPPING, MULTIVALUED),
    AUTHOR_LABEL(ValueType.TEXT, MAPPING, MULTIVALUED),
    REVIEWER_ID(ValueType.REFERENCE, MAPPING, MULTIVALUED),
    REVIEWER_LABEL(ValueType.TEXT, MAPPING, MULTIVALUED),
    CREATOR_ID(ValueType.REFERENCE, "dcterms:creator", MAPPING, SET, MULTIVALUED),
    CREATOR_LABEL(ValueType.TEXT, MAPPING, SET, MULTIVALUED),
    LICENSE(ValueType.ADDRESS, "dcterms:license", MAPPING, SET),
    SUBJECT_TYPE(ValueType.ENTITY_TYPE, MAPPING, SET, PROPAGATABLE),
    SUBJECT_SOURCE(ValueType.REFERENCE, MAPPING, SET, PROPAGATABLE),
    SUBJECT_SOURCE_VERSION(ValueType.TEXT, MAPPING, SET, PROPAGATABLE),
    OBJECT_TYPE(ValueType.ENTITY_TYPE, MAPPING, SET, PROPAGATABLE),
    OBJECT_SOURCE(ValueType.REFERENCE, MAPPING, SET, PROPAGATABLE),
    OBJECT_SOURCE_VERSION(ValueType.TEXT, MAPPING, SET, PROPAGATABLE),
    PREDICATE_TYPE(ValueType.ENTITY_TYPE, MAPPING, SET, PROPAGATABLE),
    MAPPING_PROVIDER(ValueType.ADDRESS, MAPPING, SET, PROPAGATABLE),
    MAPPING_SOURCE(ValueType.REFERENCE, MAPPING),
    MAPPING_CARDINALITY(ValueType.CARDINALITY, MAPPING),
    CARDINALITY_SCOPE(ValueType.TEXT, MAPPING, SET, MULTIVALUED, PROPAGATABLE, SINCE_1_1),
    MAPPING_TOOL(ValueType.TEXT, MAPPING, SET, PROPAGATABLE),
    MAPPING_TOOL_ID(ValueType.REFERENCE, MAPPING, SET, PROPAGATABLE, SINCE_1_1),
    MAPPING_TOOL_VERSION(ValueType.TEXT, MAPPING, SET, PROPAGATABLE),
    MAPPING_DATE(ValueType.DATE, "pav:authoredOn", MAPPING, SET, PROPAGATABLE),
    PUBLICATION_DATE(ValueType.DATE, "dcterms:created", MAPPING, SET),
    REVIEW_DATE(ValueType.DATE, MAPPING, SINCE_1_1),
    CONFIDENCE(ValueType.SCORE, MAPPING),
    REVIEWER_AGREEMENT(ValueType.AGREEMENT, MAPPING, SINCE_1_1),
    CURATION_RULE(ValueType.REFERENCE, MAPPING, SET, MULTIVALUED, PROPAGATABLE),
    CURATION_RULE_TEXT(ValueType.TEXT, MAPPING, SET, MULTIVALUED, PROPAGATABLE),
    SUBJECT_MATCH_FIELD(ValueType.REFERENCE, MAPPING, SET, MULTIVALUED, PROPAGATABLE),
    OBJECT_MATCH_FIELD(ValueType.REFERENCE, MAPPING, SET, MULTIVALUED, PROPAGATABLE),
    MATCH_STRING(ValueType.TEXT, MAPPING, MULTIVALUED),
    SUBJECT_PREPROCESSING(ValueType.REFERENCE, MAPPING, SET, MULTIVALUED, PROPAGATABLE),
    OBJECT_PREPROCESSING(ValueType.REFERENCE, MAPPING, SET, MULTIVALUED, PROPAGATABLE),
    SIMILARITY_SCORE(ValueType.SCORE, MAPPING),
    SIMILARITY_MEASURE(ValueType.TEXT, MAPPING, SET, PROPAGATABLE),
    SEE_ALSO(ValueType.ADDRESS, "rdfs:seeAlso", MAPPING, SET, MULTIVALUED),
    ISSUE_TRACKER(ValueType.ADDRESS, SET),
    ISSUE_TRACKER_ITEM(ValueType.REFERENCE, MAPPING),
    OTHER(ValueType.TEXT, MAPPING, SET),
    COMMENT(ValueType.TEXT, "rdfs:comment", MAPPING, SET);

    /** What a slot is like. */
    enum Feature {
        /** Mappings have it. */
        MAPPING,
        /** Sets of mappings have it. */
        SET,
        /** It may have several values. */
        MULTIVALUED,
        /** Its value for a set is that of every mapping of the set. */
        PROPAGATABLE,
        /** Version 1.0 of the standard did not have it. */
        SINCE_1_1
    }

    private static final Map<String, Slot> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Slot::slotName, Function.identity()));

    private final ValueType type;
    private final String property;
    private final boolean ofMappings;
    private final boolean ofSets;
    private final boolean multivalued;
    private final boolean propagatable;
    private final boolean isNew;

    Slot(ValueType type, Feature... features) {
        this(type, "", features);
    }

    Slot(ValueType type, String property, Feature... features) {
        this.type = type;
        this.property = property.isEmpty() ? "sssom:" + name().toLowerCase(Locale.ROOT) : property;
        Set<Feature> all = EnumSet.copyOf(Arrays.asList(features));
        this.ofMappings = all.contains(MAPPING);
        this.ofSets = all.contains(SET);
        this.multivalued = all.contains(MULTIVALUED);
        this.propagatable = all.contains(PROPAGATABLE);
        this.isNew = all.contains(SINCE_1_1);
    }

    /** The slot with a name, if the standard has one. */
    public static Optional<Slot> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** The name as files have it, such as {@code subject_id}. */
    public String slotName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its values are. */
    public ValueType type() {
        return type;
    }

    /** The property that stands for it in RDF. */
    public String property() {
        return Prefixes.OF_THE_STANDARD.expand(property).orElseThrow();
    }

    /** Whether a mapping may have it. */
    public boolean isOfMappings() {
        return ofMappings;
    }

    /** Whether a set of mappings may have it. */
    public boolean isOfSets() {
        return ofSets;
    }

    /** Whether it may have several values. */
    public boolean isMultivalued() {
        return multivalued;
    }

    /** Whether its value for a set is that of every mapping in it. */
    public boolean isPropagatable() {
        return propagatable;
    }

    /** Whether version 1.0 of the standard did not have it, so that a set that uses it says that it is of version 1.1. */
    public boolean isNew() {
        return isNew;
    }

    @Override
    public String toString() {
        return slotName();
    }
}
