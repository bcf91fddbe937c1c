package org.kusgraph.draft;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * Why something is proposed, to be told to the person who checks it.
 *
 * @param key of the sentence in {@code why_*.properties} beside this class's file
 * @param words what stands in it
 */
record Reason(String key, String words) {
    private static final String BUNDLE = "org.kusgraph.draft.why";

    /** The sentence in each language. */
    Map<String, Object> text() {
        Map<String, Object> text = new TreeMap<>();
        for (String language : new String[] {"en", "ko"}) {
            String sentence =
                    ResourceBundle.getBundle(BUNDLE, Locale.of(language)).getString(key);
            text.put(language, sentence.replace("{0}", words));
        }
        return text;
    }
}
