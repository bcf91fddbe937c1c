package org.kusgraph.explanation;

import java.util.List;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.kusgraph.evidence.TextRange;

/**
 * A claim on which a row rests.
 *
 * @param claim its IRI
 * @param article the article that reports it
 * @param graph the graph of that article's document
 * @param status how surely it is made
 * @param holders who makes it
 * @param evidence the ranges of the article on which it rests, in reading order
 * @param texts what is claimed, in each language
 */
public record Claim(
        Node claim,
        Node article,
        Node graph,
        Optional<Node> status,
        List<Node> holders,
        List<TextRange> evidence,
        List<Node> texts) {}
