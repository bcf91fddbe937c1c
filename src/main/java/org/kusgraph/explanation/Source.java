package org.kusgraph.explanation;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;

/** Where a statement comes from: a named graph, and who speaks in it. */
public sealed interface Source {
    /** The named graph that holds the statement. */
    Node graph();

    /** An article's document says it; of what belongs to a claim, the claim is told. */
    record Reported(Node graph, Node article, Optional<Claim> claim) implements Source {}

    /**
     * The build derived it from other statements.
     *
     * @param rule the name of the rule
     * @param reason why it follows, in English
     * @param from what the rule was applied to
     */
    record Derived(Node graph, String rule, String reason, List<Step> from) implements Source {}

    /** A taxonomy, a list of words, the ontology or another graph that no article speaks in. */
    record Held(Node graph) implements Source {}
}
