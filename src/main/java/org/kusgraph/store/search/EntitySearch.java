package org.kusgraph.store.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;

/**
 * The search for entities in a snapshot, by their names in any language and spelling and by other texts. Exact names come
 * first, then names that sound the same, beginnings of names, words, and what differs by typing errors; among equals the
 * shorter text, and then the order of the IRIs, so that the same snapshot always answers the same.
 */
public final class EntitySearch {
    private static final int NAMES_OF_ONE_ENTITY = 4;

    private final SearchIndex index;
    private final DatasetGraph dataset;

    /**
     * A search.
     *
     * @param index a snapshot's index
     * @param dataset the snapshot's data, in a transaction of the calling thread
     */
    public EntitySearch(SearchIndex index, DatasetGraph dataset) {
        this.index = index;
        this.dataset = dataset;
    }

    /** The words for the kinds of entities that can be found. */
    public Set<String> kinds() {
        return index.contents().kindWords();
    }

    /** The IRIs of their classes, by the words for them. */
    public Map<String, String> kindClasses() {
        return Collections.unmodifiableMap(index.contents().kinds());
    }

    /**
     * Finds entities.
     *
     * @throws IllegalArgumentException if there is no such kind
     */
    public EntityHits find(EntityQuery asked) {
        try {
            return hits(asked);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As an entity can be found by several of its names, more is read until enough of them are different. */
    private EntityHits hits(EntityQuery asked) throws IOException {
        org.apache.lucene.search.Query query = EntityQueries.of(asked, index);
        Map<String, EntityHit> found = new LinkedHashMap<>();
        int page = (asked.most() + 1) * NAMES_OF_ONE_ENTITY;
        TopDocs documents = index.searcher().search(query, page, SearchIndex.BEST_FIRST);
        while (documents.scoreDocs.length > 0) {
            for (ScoreDoc document : documents.scoreDocs) {
                if (found.size() > asked.most()) {
                    break;
                }
                add((FieldDoc) document, found);
            }
            if (found.size() > asked.most() || documents.scoreDocs.length < page) {
                break;
            }
            documents =
                    index.searcher().searchAfter(documents.scoreDocs[page - 1], query, page, SearchIndex.BEST_FIRST);
        }
        List<EntityHit> hits = found.values().stream().limit(asked.most()).toList();
        return new EntityHits(hits, found.size() > hits.size());
    }

    private void add(FieldDoc found, Map<String, EntityHit> hits) throws IOException {
        StoredFields stored = index.searcher().storedFields();
        Document document = stored.document(found.doc);
        String entity = document.get(IndexFields.SUBJECT);
        if (!hits.containsKey(entity)) {
            hits.put(entity, hit(SearchIndex.hit(document, SearchIndex.score(found)), document.get(IndexFields.KIND)));
        }
    }

    private EntityHit hit(StatementHit found, String kind) {
        EntityDetails details = new EntityDetails(dataset);
        return new EntityHit(
                found.subject(),
                new EntityHit.KindLabel(
                        index.contents().kindWord(kind), NodeFactory.createURI(kind), details.labels(kind)),
                details.names(found.subject()),
                details.status(found.subject()),
                found.text(),
                found.property(),
                Match.of(found.score()));
    }
}
