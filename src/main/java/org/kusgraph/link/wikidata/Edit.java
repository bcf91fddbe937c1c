package org.kusgraph.link.wikidata;

import java.util.Optional;

/**
 * An edit of an item, as a line of the first form of QuickStatements.
 *
 * @param item the item
 * @param command what is added: a property, or L or A with a language for a label or another name
 * @param value what is added, as the form has it
 * @param reference where it is told, as the form has it
 * @param summary what those read who look at the item's history
 */
public record Edit(String item, String command, String value, Optional<String> reference, String summary) {
    /** Labels and other names have no more letters there. */
    static final int LONGEST_TEXT = 250;

    /**
     * A text as a value. The form has no sign that makes a quotation mark part of a text: the value ends with the last one of its
     * cell. Tabs and line breaks would end the cell.
     *
     * @return the value, or none of a text that the form cannot hold
     */
    static Optional<String> text(String text) {
        String plain = text.strip().replaceAll("\\s+", " ");
        boolean isHeld = !plain.isEmpty()
                && plain.codePointCount(0, plain.length()) <= LONGEST_TEXT
                // Where a summary begins and ends.
                && !plain.contains("/*")
                && !plain.contains("*/");
        return isHeld ? Optional.of("\"" + plain + "\"") : Optional.empty();
    }

    /** The line, without its end. */
    public String line() {
        return item + "\t" + command + "\t" + value
                + reference.map(where -> "\t" + where).orElse("") + " /* " + summary + " */";
    }
}
