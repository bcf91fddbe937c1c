package org.kusgraph.web.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kinds as boxes, each under its broader one, with the fields that lead from it to other kinds beside it.
 *
 * @param height the height of the drawing
 * @param boxes the kinds, from top to bottom
 */
public record ClassDiagram(int height, List<Box> boxes) {
    /** The width of the drawing. */
    public static final int WIDTH = 1000;

    private static final int INDENT = 34;
    private static final int LINE_HEIGHT = 20;
    private static final int BOX_HEIGHT = 30;
    private static final int GAP = 12;
    private static final int NAME_COLUMNS = 26;
    private static final int FIELD_COLUMNS = 76;

    /**
     * A kind.
     *
     * @param parentX where its broader kind begins
     * @param parentBottom where its broader kind ends; empty for a kind that has none
     * @param fields what leads to other kinds
     */
    public record Box(
            String anchor, String name, int x, int y, int parentX, Optional<Integer> parentBottom, List<Line> fields) {
        /** The height of the middle of the box. */
        public int middle() {
            return y + BOX_HEIGHT / 2;
        }
    }

    /** A field, with the height at which it stands. */
    public record Line(String text, int y) {}

    /**
     * A kind to be drawn.
     *
     * @param parent the place of its broader kind among those before it; empty for a kind that has none
     */
    record Drawn(String anchor, String name, int depth, Optional<Integer> parent, List<String> fields) {}

    /** Draws kinds, each of which comes after its broader one. */
    static ClassDiagram of(List<Drawn> kinds) {
        List<Box> boxes = new ArrayList<>();
        int y = GAP;
        for (Drawn kind : kinds) {
            List<Line> fields = new ArrayList<>();
            for (String field : kind.fields) {
                fields.add(new Line(
                        Picture.shortened(field, FIELD_COLUMNS), y + BOX_HEIGHT / 2 + fields.size() * LINE_HEIGHT));
            }
            Optional<Box> parent = kind.parent.map(boxes::get);
            boxes.add(new Box(
                    kind.anchor,
                    Picture.shortened(kind.name, NAME_COLUMNS),
                    GAP + kind.depth * INDENT,
                    y,
                    parent.map(Box::x).orElse(0),
                    parent.map(box -> box.y + BOX_HEIGHT),
                    List.copyOf(fields)));
            y += Math.max(BOX_HEIGHT, fields.size() * LINE_HEIGHT + (BOX_HEIGHT - LINE_HEIGHT)) + GAP;
        }
        return new ClassDiagram(y, List.copyOf(boxes));
    }
}
