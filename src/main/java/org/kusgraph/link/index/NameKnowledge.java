package org.kusgraph.link.index;

import org.kusgraph.link.name.Countries;
import org.kusgraph.link.name.KoreanCompounds;
import org.kusgraph.link.name.NameReader;
import org.kusgraph.link.name.WordSounds;

/**
 * All that is known of names, read once.
 *
 * @param compounds the Korean words of which names are made
 * @param countries the countries by their names
 * @param reader takes names apart
 * @param sounds what words sound like
 */
public record NameKnowledge(KoreanCompounds compounds, Countries countries, NameReader reader, WordSounds sounds) {
    /** Reads it. */
    public static NameKnowledge read() {
        KoreanCompounds compounds = new KoreanCompounds();
        Countries countries = new Countries();
        return new NameKnowledge(compounds, countries, new NameReader(compounds, countries), new WordSounds());
    }
}
