package org.kusgraph.store;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetupletable.NodeTupleTable;
import org.apache.jena.tdb2.store.tupletable.TupleTable;
import org.apache.jena.vocabulary.RDF;

/**
 * A database by the numbers of its terms.
 *
 * @param nodes the terms
 * @param triples the default graph
 * @param quads the named graphs
 * @param type the number of rdf:type; that of nothing where the database does not have it
 */
record Indexes(NodeTable nodes, TupleTable triples, TupleTable quads, NodeId type) {
    /** Any term, in a pattern. */
    static final NodeId ANY = NodeId.NodeIdAny;

    /** The indexes of a database, which is in a transaction of the calling thread. */
    static Indexes of(DatasetGraphTDB database) {
        NodeTupleTable triples = database.getTripleTable().getNodeTupleTable();
        NodeTable nodes = triples.getNodeTable();
        return new Indexes(
                nodes,
                triples.getTupleTable(),
                database.getQuadTable().getNodeTupleTable().getTupleTable(),
                nodes.getNodeIdForNode(RDF.type.asNode()));
    }

    /** The indexes of a database in a write transaction, to which triples with any property may come. */
    static Indexes toChange(DatasetGraphTDB database) {
        NodeId unused =
                database.getTripleTable().getNodeTupleTable().getNodeTable().getAllocateNodeId(RDF.type.asNode());
        return of(database);
    }

    /** The term that has a number. */
    Node node(NodeId id) {
        return nodes.getNodeForNodeId(id);
    }

    /** The number of a term, if the database has it. */
    Optional<NodeId> id(Node node) {
        return Optional.of(nodes.getNodeIdForNode(node)).filter(id -> !NodeId.isDoesNotExist(id));
    }

    /** The rows of a named graph, or of the default graph, that have some terms; they begin with the graph, if it is named. */
    Iterator<Tuple<NodeId>> find(Optional<NodeId> graph, NodeId subject, NodeId property, NodeId object) {
        return graph.map(name -> quads.find(TupleFactory.create4(name, subject, property, object)))
                .orElseGet(() -> triples.find(TupleFactory.create3(subject, property, object)));
    }

    /** Whether a named graph, or the default graph, has a row with some terms. */
    boolean has(Optional<NodeId> graph, NodeId subject, NodeId property, NodeId object) {
        return find(graph, subject, property, object).hasNext();
    }

    /** Whether a named graph, or the default graph, has a triple. */
    boolean has(Optional<NodeId> graph, Ids triple) {
        return has(graph, triple.subject(), triple.property(), triple.object());
    }

    /** The named graphs that have a triple. */
    Iterator<NodeId> graphs(Ids triple) {
        return Iter.map(
                find(Optional.of(ANY), triple.subject(), triple.property(), triple.object()), row -> row.get(0));
    }

    /** The triples of the default graph that have some terms. */
    Iterator<Ids> domain(NodeId subject, NodeId property, NodeId object) {
        return Iter.map(find(Optional.empty(), subject, property, object), Ids::of);
    }

    /** The classes of a thing. */
    List<NodeId> classes(NodeId thing) {
        return Iter.toList(Iter.map(domain(thing, type, ANY), Ids::object));
    }
}
