package org.kusgraph.store.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.ko.KoreanAnalyzer;
import org.apache.lucene.analysis.ko.KoreanPartOfSpeechStopFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.jspecify.annotations.Nullable;
import org.kusgraph.link.index.LuceneStart;

/** Takes texts apart into the words by which they are found, English by its stems and Korean by its morphemes. */
final class TextAnalysis extends DelegatingAnalyzerWrapper {
    static final String ENGLISH = "text.en";
    static final String KOREAN = "text.ko";
    static final String OTHER = "text.other";
    /** The tag with which the language tags of {@link #KOREAN} texts begin. */
    static final String KOREAN_TAG = "ko";

    static final List<String> FIELDS = List.of(ENGLISH, KOREAN, OTHER);

    private static final Pattern DOT_OF_ABBREVIATION =
            Pattern.compile("(?<=(?:^|[^\\p{L}\\p{N}])\\p{L}|\\.\\p{L})\\.(?=\\p{L}(?:[^\\p{L}\\p{N}]|$))");

    private final Analyzer english = new Stemming();
    private final Analyzer other = new Folding();
    private final Analyzer whole = new KeywordAnalyzer();
    private final String koreanWords;
    private volatile @Nullable Analyzer korean;

    /**
     * An analysis.
     *
     * @param koreanWords lines for the Korean analyzer's user dictionary
     */
    TextAnalysis(String koreanWords) {
        super(PER_FIELD_REUSE_STRATEGY);
        LuceneStart.prepare();
        this.koreanWords = koreanWords;
    }

    /** The field of texts in a language. */
    static String field(String language) {
        String tag = language.toLowerCase(Locale.ROOT);
        return isOf(tag, "en") ? ENGLISH : isOf(tag, KOREAN_TAG) ? KOREAN : OTHER;
    }

    private static boolean isOf(String tag, String primary) {
        return tag.equals(primary) || tag.startsWith(primary + "-");
    }

    @Override
    protected Analyzer getWrappedAnalyzer(String field) {
        return switch (field) {
            case ENGLISH -> english;
            case KOREAN -> korean();
            case OTHER -> other;
            default -> whole;
        };
    }

    /** Made when it is first needed: reading its dictionary takes a good part of a start. */
    private Analyzer korean() {
        Analyzer made = korean;
        if (made == null) {
            made = korean(koreanWords);
            korean = made;
        }
        return made;
    }

    private static Analyzer korean(String words) {
        try {
            return new KoreanAnalyzer(
                    UserDictionary.open(new StringReader(words)),
                    // So that a compound is found whole and by its parts.
                    KoreanTokenizer.DecompoundMode.MIXED,
                    KoreanPartOfSpeechStopFilter.DEFAULT_STOP_TAGS,
                    false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Stemming extends Analyzer {
        @Override
        protected Reader initReader(String field, Reader reader) {
            return new PatternReplaceCharFilter(DOT_OF_ABBREVIATION, "", reader);
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream small = new LowerCaseFilter(new ASCIIFoldingFilter(new EnglishPossessiveFilter(words)));
            TokenFilter kept = new StopFilter(small, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
            return new TokenStreamComponents(words, new PorterStemFilter(kept));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream word) {
            return new LowerCaseFilter(new ASCIIFoldingFilter(word));
        }
    }

    private static final class Folding extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new LowerCaseFilter(new ASCIIFoldingFilter(words)));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream word) {
            return new LowerCaseFilter(new ASCIIFoldingFilter(word));
        }
    }
}
