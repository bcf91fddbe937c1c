package org.kusgraph.web.query;

/** Text for a place between tags or inside a quoted attribute of an HTML page. */
public final class HtmlText {
    private HtmlText() {}

    /** The text with everything that HTML would act on escaped. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
