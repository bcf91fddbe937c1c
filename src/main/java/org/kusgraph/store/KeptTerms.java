package org.kusgraph.store;

import org.apache.jena.graph.Node;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.nodetable.NodeTable;
import org.apache.jena.tdb2.store.nodetable.NodeTableWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Terms that were looked up last in a table that does not change. Each has two places where it can be, and goes when another needs
 * the second of them. TDB2's own caches keep what is used most instead, and to know that costs more than most look-ups.
 */
final class KeptTerms extends NodeTableWrapper {
    private final @Nullable Kept[] byNumber;
    private final @Nullable Kept[] byTerm;
    private final int mask;

    /** Threads may come upon it without a lock, because it never changes. */
    private record Kept(NodeId number, Node term) {}

    /**
     * Keeps some terms of a table.
     *
     * @param places how many numbers are kept with their terms at most, and how many terms with their numbers
     */
    KeptTerms(NodeTable table, int places) {
        super(table);
        int size = Integer.highestOneBit(Math.max(2, places));
        this.byNumber = new Kept[size];
        this.byTerm = new Kept[size];
        this.mask = size - 1;
    }

    @Override
    public @Nullable Node getNodeForNodeId(NodeId number) {
        int place = place(number);
        for (int each = 0; each < 2; each++) {
            Kept kept = byNumber[place ^ each];
            if (kept != null && kept.number().equals(number)) {
                return kept.term();
            }
        }
        Node term = super.getNodeForNodeId(number);
        if (term != null) {
            put(byNumber, place, new Kept(number, term));
        }
        return term;
    }

    @Override
    public NodeId getNodeIdForNode(Node term) {
        int place = place(term);
        for (int each = 0; each < 2; each++) {
            Kept kept = byTerm[place ^ each];
            if (kept != null && kept.term().equals(term)) {
                return kept.number();
            }
        }
        NodeId number = super.getNodeIdForNode(term);
        // What is not in the table is not kept: it comes from queries, so it may be of any size. Nor is what a query
        // wrote ever
        // read for the number, as the table may write the same otherwise.
        if (NodeId.isConcrete(number)) {
            put(byTerm, place, new Kept(number, term));
        }
        return number;
    }

    private static void put(@Nullable Kept[] places, int place, Kept kept) {
        if (places[place] != null) {
            places[place ^ 1] = places[place];
        }
        places[place] = kept;
    }

    /** Numbers are places in a file, which are far apart and often even. */
    private int place(NodeId number) {
        return spread(Long.hashCode(number.getPtrLocation()));
    }

    private int place(Node term) {
        return spread(term.hashCode());
    }

    /** Lets all bits of a hash tell in the lower ones, by the multiplier of Fibonacci hashing. */
    private int spread(int hash) {
        int spread = hash * 0x9E3779B9;
        return (spread ^ (spread >>> 15)) & mask;
    }
}
