package org.kusgraph.store.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.kusgraph.link.index.LuceneStart;

/** The Korean texts of an index that is to be brought up to date. */
final class EarlierTexts implements AutoCloseable {
    private static final Set<String> READ = Set.of(IndexFields.SUBJECT, IndexFields.TEXT);

    private final Directory directory;
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    private EarlierTexts(Directory directory) throws IOException {
        this.directory = directory;
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        this.searcher.setQueryCache(null);
    }

    static EarlierTexts open(Path folder) throws IOException {
        LuceneStart.prepare();
        return new EarlierTexts(FSDirectory.open(folder, NoLockFactory.INSTANCE));
    }

    /** Takes names. */
    @FunctionalInterface
    interface Names {
        /**
         * Takes a name.
         *
         * @return whether more are wanted
         */
        boolean next(String name) throws IOException;
    }

    /** How some subjects stand in the index. */
    static Set<String> terms(Collection<Node> subjects) {
        return subjects.stream().map(SearchIndexWriter::subject).collect(Collectors.toSet());
    }

    /** Gives the Korean names of some subjects. */
    void koreanNames(Set<String> subjects, Names receiver) throws IOException {
        Query ofSubjects = new TermInSetQuery(
                IndexFields.SUBJECT, subjects.stream().map(BytesRef::new).toList());
        forEach(names().add(ofSubjects, BooleanClause.Occur.FILTER).build(), found -> receiver.next(text(found)));
    }

    /** Gives the Korean names, of other subjects than some, in which there is a word, or which are that word but for their spaces. */
    void koreanNamesWith(String word, Set<String> others, Names receiver) throws IOException {
        Query having = new BooleanQuery.Builder()
                .add(new TermQuery(new Term(IndexFields.WORD, word)), BooleanClause.Occur.SHOULD)
                .add(new TermQuery(new Term(IndexFields.NAME, word)), BooleanClause.Occur.SHOULD)
                .build();
        forEach(
                names().add(having, BooleanClause.Occur.FILTER).build(),
                found -> others.contains(found.get(IndexFields.SUBJECT)) || receiver.next(text(found)));
    }

    private static BooleanQuery.Builder names() {
        BooleanQuery.Builder names = new BooleanQuery.Builder();
        SearchIndex.filter(names, IndexFields.LANGUAGE, TextAnalysis.KOREAN_TAG);
        SearchIndex.filter(names, IndexFields.IS_NAME, IndexFields.YES);
        return names;
    }

    /** The subjects of the Korean texts in which any of some words stands, as the analyzer looks for them: letter by letter. */
    Set<Node> subjectsWith(Set<String> words) throws IOException {
        Map<String, List<String>> byBeginning = words.stream()
                .collect(Collectors.groupingBy(word -> word.substring(0, KoreanWords.SHORTEST_SYLLABLES)));
        Set<Node> subjects = new HashSet<>();
        forEach(new TermQuery(new Term(IndexFields.LANGUAGE, TextAnalysis.KOREAN_TAG)), found -> {
            if (hasAny(text(found), byBeginning)) {
                subjects.add(SearchIndex.node(found.get(IndexFields.SUBJECT)));
            }
            return true;
        });
        return subjects;
    }

    private static boolean hasAny(String text, Map<String, List<String>> byBeginning) {
        for (int place = 0; place + KoreanWords.SHORTEST_SYLLABLES <= text.length(); place++) {
            String beginning = text.substring(place, place + KoreanWords.SHORTEST_SYLLABLES);
            for (String word : byBeginning.getOrDefault(beginning, List.of())) {
                if (text.startsWith(word, place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String text(Document document) {
        return document.get(IndexFields.TEXT);
    }

    private interface Documents {
        boolean next(Document document) throws IOException;
    }

    /** Gives the documents that a query finds, one after the other as they lie in the index, until no more are wanted. */
    private void forEach(Query query, Documents receiver) throws IOException {
        Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
        for (LeafReaderContext segment : reader.leaves()) {
            Scorer scorer = weight.scorer(segment);
            if (scorer != null && !forEach(scorer.iterator(), segment, receiver)) {
                return;
            }
        }
    }

    private static boolean forEach(DocIdSetIterator found, LeafReaderContext segment, Documents receiver)
            throws IOException {
        Bits live = segment.reader().getLiveDocs();
        // Read like this, documents that lie together are unpacked together.
        StoredFields stored = ((CodecReader) segment.reader()).getFieldsReader().getMergeInstance();
        for (int document = found.nextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = found.nextDoc()) {
            if ((live == null || live.get(document)) && !receiver.next(stored.document(document, READ))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        try (directory) {
            reader.close();
        }
    }
}
