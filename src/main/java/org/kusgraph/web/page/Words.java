package org.kusgraph.web.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words of the pages in every {@link Language}, from the files {@code words_en.properties} and its like. */
public final class Words {
    private final Map<Language, Map<String, MessageFormat>> words = new EnumMap<>(Language.class);

    /** Reads the words. */
    public Words() {
        for (Language language : Language.values()) {
            words.put(language, read(language));
        }
    }

    /** The words for a key, with values put into them. */
    String text(Language language, String key, Object... values) {
        MessageFormat format = Objects.requireNonNull(words.get(language)).get(key);
        if (format == null) {
            throw new IllegalArgumentException("no words for '" + key + "' in " + language);
        }
        // A format keeps state while it formats, so each use has its own.
        return ((MessageFormat) format.clone()).format(values);
    }

    private static Map<String, MessageFormat> read(Language language) {
        String file = "words_" + language.tag() + ".properties";
        Properties properties = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, MessageFormat> formats = new HashMap<>();
        properties.forEach(
                (key, value) -> formats.put((String) key, new MessageFormat((String) value, language.locale())));
        return Map.copyOf(formats);
    }
}
