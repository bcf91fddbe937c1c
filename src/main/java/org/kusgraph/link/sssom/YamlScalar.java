package org.kusgraph.link.sssom;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Writes a text as a value of YAML: plain where a reader takes it for the same text, or else in double quotes. */
final class YamlScalar {
    private static final int LAST_CONTROL = 0x1f;

    private YamlScalar() {}

    static String of(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty()
                || text.chars().anyMatch(c -> c <= LAST_CONTROL || Character.getType(c) == Character.FORMAT)) {
            return false;
        }
        try {
            Optional<Node> read =
                    new Compose(LoadSettings.builder().build()).composeString("key: " + text + "\nnext: 1\n");
            return read.isPresent()
                    && read.get() instanceof MappingNode both
                    && both.getValue().size() == 2
                    && both.getValue().getFirst().getValueNode() instanceof ScalarNode scalar
                    && scalar.getScalarStyle() == ScalarStyle.PLAIN
                    && scalar.getTag().equals(Tag.STR)
                    && scalar.getAnchor().isEmpty()
                    && scalar.getValue().equals(text);
        } catch (YamlEngineException e) {
            return false;
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (point <= LAST_CONTROL || Character.getType(point) == Character.FORMAT) {
                        quoted.append(String.format(point > 0xffff ? "\\U%08x" : "\\u%04x", point));
                    } else {
                        quoted.appendCodePoint(point);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
