package org.kusgraph.document;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.kusgraph.ontology.Kind;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.Section;

/**
 * What an ontology says of the form of documents, looked up once for all of them.
 *
 * @param ontology the ontology
 * @param kinds its kinds by class
 * @param sections the sections of a document by key
 * @param keys the keys of a whole document that are no fields of the article
 * @param reservedIds what no entity can have as its id
 */
record DocumentForm(
        Ontology ontology,
        Map<Node, Kind> kinds,
        Map<String, Section> sections,
        Set<String> keys,
        Set<String> reservedIds) {

    /** The keys of an entity with an id that are no fields. */
    static final Set<String> ENTITY_KEYS = Set.of(Ontology.ID, Ontology.KIND);

    private static final String CONTEXT = "@context";
    /** Tells editors by which JSON Schema to help. To a JSON-LD processor it means nothing, as no term is called so. */
    private static final String SCHEMA = "$schema";

    static DocumentForm of(Ontology ontology) {
        Map<String, Section> sections = ontology.sections();
        Set<String> keys = new HashSet<>(ENTITY_KEYS);
        keys.addAll(Set.of(CONTEXT, SCHEMA));
        keys.addAll(sections.keySet());
        return new DocumentForm(
                ontology,
                ontology.kinds().values().stream().collect(Collectors.toMap(Kind::iri, Function.identity())),
                sections,
                keys,
                ontology.reservedIds());
    }
}
