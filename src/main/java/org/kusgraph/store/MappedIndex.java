package org.kusgraph.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.base.block.BlockType;
import org.apache.jena.dboe.sys.Names;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.dboe.trans.bplustree.BPlusTreeParams;
import org.apache.jena.tdb2.loader.base.LoaderOps;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.NodeIdFactory;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;

/**
 * An index of a database as it is now, read from its files as memory. TDB2 itself makes objects for each page that it looks at, and
 * for the place of each page in memory. Statements that are added later go to new pages, which are not found here.
 *
 * <p>An index is a B+ tree of pages of one size. A branch page begins with its type (1 byte) and how many keys it has (3); then there
 * is room for the most keys that a page can have, and after it are the numbers of the pages below, of which there is one more than
 * keys: all keys of the page before a key are at most that key. Below the lowest branches are the pages of the other file: how
 * many keys there are, a number of no use here, and the keys. All numbers have their most significant byte first.
 */
final class MappedIndex extends TupleIndexRecord {
    private static final int BRANCH_HEADER = Integer.BYTES;
    private static final int LEAF_HEADER = 2 * Integer.BYTES;
    private static final int COUNT = (1 << 24) - 1;

    /** More levels than 2^63 statements take. */
    private static final int MOST_LEVELS = 32;

    private static final ByteBuffer NO_PAGE = ByteBuffer.allocate(0);

    private final MappedFile branches;
    private final MappedFile leaves;
    private final int root;
    private final int pageBytes;
    private final int keyBytes;
    private final int pagesBelowAt;

    /** For each column of a statement where a key has it. */
    private final int[] places;

    private MappedIndex(TupleIndex index, BPlusTree tree, int pageBytes, MappedFile branches, MappedFile leaves) {
        super(index.getTupleLength(), index.getMapping(), index.getName(), tree.getRecordFactory(), tree);
        BPlusTreeParams params = tree.getParams();
        this.branches = branches;
        this.leaves = leaves;
        this.root = tree.getRootId();
        this.pageBytes = pageBytes;
        this.keyBytes = params.getKeyLength();
        this.pagesBelowAt = BRANCH_HEADER + params.getMaxRec() * keyBytes;
        this.places = IntStream.range(0, index.getTupleLength())
                .map(index.getMapping()::unmapIdx)
                .toArray();
    }

    /**
     * An index for reading; it is of use as long as the database is open.
     *
     * @param pageBytes how large a page of its files is
     * @param folder in which they are
     * @throws IOException if they cannot be read
     */
    static MappedIndex of(TupleIndex index, int pageBytes, Path folder) throws IOException {
        return new MappedIndex(
                index,
                LoaderOps.idxBTree(index),
                pageBytes,
                MappedFile.of(folder.resolve(index.getName() + "." + Names.extBptTree), MappedFile.LONGEST_PART),
                MappedFile.of(folder.resolve(index.getName() + "." + Names.extBptRecords), MappedFile.LONGEST_PART));
    }

    @Override
    protected Iterator<Tuple<NodeId>> performFind(Tuple<NodeId> pattern) {
        NodeId[] wanted = new NodeId[tupleLength];
        int leading = 0;
        int asked = 0;
        for (int column = 0; column < tupleLength; column++) {
            NodeId each = tupleMap.mapSlot(column, pattern);
            if (!NodeId.isAny(each)) {
                asked++;
                if (leading == column) {
                    wanted[leading++] = each;
                }
            }
        }
        Iterator<Tuple<NodeId>> found = new Range(wanted, leading);
        return asked == leading ? found : Iter.filter(found, tuple -> isLike(tuple, pattern));
    }

    @Override
    public Iterator<Tuple<NodeId>> all() {
        return new Range(new NodeId[0], 0);
    }

    private static boolean isLike(Tuple<NodeId> tuple, Tuple<NodeId> pattern) {
        for (int column = 0; column < pattern.len(); column++) {
            NodeId asked = pattern.get(column);
            if (!NodeId.isAny(asked) && !asked.equals(tuple.get(column))) {
                return false;
            }
        }
        return true;
    }

    /** The statements whose keys begin with certain numbers, in the order of the index. */
    private final class Range implements Iterator<Tuple<NodeId>> {
        private final NodeId[] leading;
        private final int[] path = new int[MOST_LEVELS];
        private final int[] turns = new int[MOST_LEVELS];
        private final long[] beginning;
        private int levels;
        private ByteBuffer leaf = NO_PAGE;
        private int at;
        private int end;

        /** Goes to where the first of them is, if there is one. */
        Range(NodeId[] wanted, int count) {
            this.leading = wanted;
            this.beginning = new long[count];
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES);
            for (int column = 0; column < count; column++) {
                NodeIdFactory.set(wanted[column], number, 0);
                beginning[column] = number.getLong(0);
            }
            descend(root, true);
            if (at < end && !isWanted()) {
                end = at;
            }
        }

        @Override
        public boolean hasNext() {
            return at < end;
        }

        @Override
        public Tuple<NodeId> next() {
            if (at >= end) {
                throw new NoSuchElementException();
            }
            Tuple<NodeId> tuple = tuple();
            at += keyBytes;
            if (at == end) {
                nextLeaf();
            }
            if (at < end && !isWanted()) {
                end = at;
            }
            return tuple;
        }

        private Tuple<NodeId> tuple() {
            NodeId[] columns = new NodeId[places.length];
            for (int column = 0; column < columns.length; column++) {
                int place = places[column];
                columns[column] =
                        place < beginning.length ? leading[place] : NodeIdFactory.get(leaf, at + place * Long.BYTES);
            }
            return TupleFactory.create(columns);
        }

        private boolean isWanted() {
            for (int column = 0; column < beginning.length; column++) {
                if (leaf.getLong(at + column * Long.BYTES) != beginning[column]) {
                    return false;
                }
            }
            return true;
        }

        /** To the first key of the next leaf that has any. */
        private void nextLeaf() {
            while (levels > 0 && at == end) {
                int place = levels - 1;
                ByteBuffer page = branches.piece(byteOf(path[place]));
                int start = branches.at(byteOf(path[place]));
                if (turns[place] < count(page, start)) {
                    turns[place]++;
                    levels--;
                    turn(page, start, turns[place], path[place], false);
                } else {
                    levels--;
                }
            }
        }

        private void descend(int branch, boolean isToBeginning) {
            ByteBuffer page = branches.piece(byteOf(branch));
            int start = branches.at(byteOf(branch));
            int turn = isToBeginning ? first(page, start + BRANCH_HEADER, count(page, start)) : 0;
            turn(page, start, turn, branch, isToBeginning);
            if (levels > 0 && at == end) {
                nextLeaf();
            }
        }

        private void turn(ByteBuffer page, int start, int turn, int branch, boolean isToBeginning) {
            path[levels] = branch;
            turns[levels] = turn;
            levels++;
            int below = page.getInt(start + pagesBelowAt + turn * Integer.BYTES);
            if (page.get(start) == BlockType.BPTREE_LEAF.id()) {
                open(below, isToBeginning);
            } else {
                descend(below, isToBeginning);
            }
        }

        private void open(int page, boolean isToBeginning) {
            leaf = leaves.piece(byteOf(page));
            int first = leaves.at(byteOf(page)) + LEAF_HEADER;
            int count = leaf.getInt(first - LEAF_HEADER);
            at = first + (isToBeginning ? first(leaf, first, count) : 0) * keyBytes;
            end = first + count * keyBytes;
        }

        /** The first of the keys of a page that is not less than the beginning; how many there are if all are. */
        private int first(ByteBuffer page, int keys, int count) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (isLess(page, keys + middle * keyBytes)) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private boolean isLess(ByteBuffer page, int key) {
            for (int column = 0; column < beginning.length; column++) {
                int compared = Long.compareUnsigned(page.getLong(key + column * Long.BYTES), beginning[column]);
                if (compared != 0) {
                    return compared < 0;
                }
            }
            return false;
        }
    }

    private static int count(ByteBuffer page, int start) {
        return page.getInt(start) & COUNT;
    }

    private long byteOf(int page) {
        return (long) page * pageBytes;
    }
}
