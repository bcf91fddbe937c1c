package org.kusgraph.store.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kusgraph.store.ChangingData;

final class SearchIndexUpdateTest {
    private static final int STATEMENTS = 900;
    private static final int ROUNDS = 6;
    private static final int ALL = 1000;

    @TempDir
    private Path folder;

    private static void write(ChangingData data, Path index) throws IOException {
        data.read(
                dataset -> SearchIndexWriter.write(index, ChangingData.SEARCHED, Set.of(ChangingData.APART), dataset));
    }

    private static void update(ChangingData data, Path index, Set<Node> subjects) throws IOException {
        data.read(dataset ->
                SearchIndexWriter.update(index, ChangingData.SEARCHED, Set.of(ChangingData.APART), dataset, subjects));
    }

    /** All that an index finds for some names, with its order where that does not come of the relevance of words. */
    private static List<Object> answers(Path folder, List<String> names) throws IOException {
        List<Object> answers = new ArrayList<>();
        try (SearchIndex index = SearchIndex.open(folder)) {
            answers.add(index.contents());
            answers.addAll(terms(index).entrySet());
            for (String name : names) {
                entities(name, index, answers);
                statements(name, index, answers);
                statements(name.split(" ", 2)[0] + "~1", index, answers);
            }
        }
        return answers;
    }

    /** By which terms of which fields each text is found, and at which places in it. */
    private static Map<String, Set<String>> terms(SearchIndex index) throws IOException {
        Map<String, Set<String>> terms = new TreeMap<>();
        for (LeafReaderContext segment : index.searcher().getIndexReader().leaves()) {
            LeafReader reader = segment.reader();
            List<String> texts = texts(reader);
            for (FieldInfo field : reader.getFieldInfos()) {
                Terms all = Terms.getTerms(reader, field.name);
                TermsEnum each = all.iterator();
                while (each.next() != null) {
                    PostingsEnum having = each.postings(null, PostingsEnum.POSITIONS);
                    while (having.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                        if (reader.getLiveDocs() == null || reader.getLiveDocs().get(having.docID())) {
                            boolean unused = terms.computeIfAbsent(
                                            field.name + " " + each.term().utf8ToString(), unseen -> new TreeSet<>())
                                    .add(texts.get(having.docID()) + places(having));
                        }
                    }
                }
            }
        }
        return terms;
    }

    private static List<String> texts(LeafReader segment) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int document = 0; document < segment.maxDoc(); document++) {
            texts.add(segment.storedFields().document(document).getFields().stream()
                    .map(field -> field.name() + " " + field.stringValue())
                    .toList()
                    .toString());
        }
        return texts;
    }

    private static String places(PostingsEnum having) throws IOException {
        StringBuilder places = new StringBuilder();
        for (int left = having.freq(); left > 0; left--) {
            places.append(' ').append(having.nextPosition());
        }
        return places.toString();
    }

    /** The names and texts by which a search for entities finds them. */
    private static void entities(String name, SearchIndex index, List<Object> answers) throws IOException {
        EntityQuery asked = new EntityQuery(name, Optional.empty(), Optional.empty(), EntityQuery.Reach.ALL_TEXTS, ALL);
        Set<String> byRelevance = new TreeSet<>();
        for (ScoreDoc found :
                index.searcher().search(EntityQueries.of(asked, index), ALL, SearchIndex.BEST_FIRST).scoreDocs) {
            Document document = index.searcher().storedFields().document(found.doc);
            Match match = Match.of(SearchIndex.score((FieldDoc) found));
            List<String> hit = Stream.of(
                            IndexFields.SUBJECT,
                            IndexFields.KIND,
                            IndexFields.PROPERTY,
                            IndexFields.TEXT,
                            IndexFields.LANGUAGE)
                    .map(document::get)
                    .toList();
            if (match == Match.WORDS || match == Match.TEXT) {
                byRelevance.add(match + " " + hit);
            } else {
                answers.add(match + " " + hit);
            }
        }
        answers.add(byRelevance);
    }

    private static void statements(String words, SearchIndex index, List<Object> answers) throws IOException {
        for (Optional<String> graph : List.of(
                Optional.<String>empty(),
                Optional.of("https://example.org/graph/a"),
                Optional.of(ChangingData.APART.getURI()))) {
            Set<String> found = new TreeSet<>();
            for (StatementHit hit : index.statements(new StatementQuery(
                    words, Set.of(), Optional.empty(), graph, Optional.empty(), StatementQuery.MOST_HITS))) {
                found.add(hit.subject() + " " + hit.property() + " " + hit.text());
            }
            answers.add(found);
        }
    }

    private static String koreanWords(Path folder) throws IOException {
        return Files.readString(folder.resolve(SearchIndex.KOREAN_WORDS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anIndexThatWasBroughtUpToDateFindsWhatOneWrittenAnewDoes(long seed) throws IOException {
        ChangingData data = new ChangingData(seed, STATEMENTS);
        List<String> names = data.askedNames(12);
        Path before = folder.resolve("0");
        write(data, before);
        List<Object> first = answers(before, names);
        Set<String> dictionaries = new TreeSet<>();
        for (int round = 1; round <= ROUNDS; round++) {
            Map<String, String> files = ChangingData.contents(before);
            Path updated = folder.resolve(String.valueOf(round));
            Set<Node> subjects = data.change(1 + 12 * round);
            ChangingData.link(before, updated);
            update(data, updated, subjects);

            Path anew = folder.resolve("anew-" + round);
            write(data, anew);
            assertThat(koreanWords(updated)).isEqualTo(koreanWords(anew));
            assertThat(ChangingData.difference(answers(updated, names), answers(anew, names)))
                    .isEmpty();
            assertThat(ChangingData.contents(before)).isEqualTo(files);
            dictionaries.add(koreanWords(updated));
            before = updated;
        }
        assertThat(ChangingData.difference(answers(folder.resolve("0"), names), first))
                .isEmpty();
        assertThat(dictionaries).hasSizeGreaterThan(ROUNDS / 2);
    }

    @Test
    void manyUpdatesLeaveFewSegments() throws IOException {
        ChangingData data = new ChangingData(4, STATEMENTS);
        List<String> names = data.askedNames(12);
        Path index = folder.resolve("index");
        write(data, index);
        for (int round = 0; round < 120; round++) {
            update(data, index, data.change(3));
        }

        assertThat(ChangingData.segments(index)).isLessThan(8);
        try (SearchIndex opened = SearchIndex.open(index)) {
            IndexReader reader = opened.searcher().getIndexReader();
            assertThat(reader.numDeletedDocs()).isLessThan(reader.numDocs() / 2);
        }
        write(data, folder.resolve("anew"));
        assertThat(ChangingData.difference(answers(index, names), answers(folder.resolve("anew"), names)))
                .isEmpty();
    }
}
