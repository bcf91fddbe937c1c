package org.kusgraph.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.vocabulary.RDF;
import org.kusgraph.document.Document;
import org.kusgraph.document.Entity;
import org.kusgraph.document.Spot;
import org.kusgraph.document.Value;

/**
 * Goes through a document and makes statements of it, the same that a JSON-LD 1.1 processor makes under the generated context.
 * Blank nodes get labels from their place in the document, so that the same document always gives the same statements.
 *
 * @param <T> the form of a term
 */
final class DocumentWalk<T> {
    private final Document document;
    private final Terms<T> terms;
    private final T type;

    private DocumentWalk(Document document, Terms<T> terms) {
        this.document = document;
        this.terms = terms;
        this.type = terms.named(RDF.type.asNode());
    }

    /** Makes the statements of a document, in its order. */
    static <T> void through(Document document, Terms<T> terms) {
        new DocumentWalk<>(document, terms).walk();
    }

    private void walk() {
        T article = identified(document.root());
        for (Document.Listing listing : document.listings()) {
            T entity = identified(listing.entity());
            listing.section().path().ifPresent(path -> terms.statement(article, terms.named(path), entity));
        }
    }

    private T identified(Entity entity) {
        T subject = terms.entity(entity.id());
        terms.statement(subject, type, terms.named(entity.kind().iri()));
        return describe(subject, entity);
    }

    private T describe(T subject, Entity entity) {
        List<T> objects = new ArrayList<>(entity.properties().size());
        for (Entity.Property property : entity.properties()) {
            objects.add(term(property.value()));
        }
        for (int i = 0; i < objects.size(); i++) {
            terms.statement(
                    subject, terms.named(entity.properties().get(i).field().path()), objects.get(i));
        }
        terms.described(subject, entity, objects);
        return subject;
    }

    private T term(Value value) {
        return switch (value) {
            case Value.Text text -> terms.text(text.text(), text.language());
            case Value.Literal literal -> terms.literal(literal.lexical(), literal.datatype());
            case Value.Address address -> terms.address(address.iri());
            case Value.Reference reference -> terms.entity(reference.id());
            case Value.Word word -> terms.named(word.iri());
            case Value.Embedded embedded -> describe(blank(embedded.spot()), embedded.entity());
        };
    }

    /** No id has a slash, so that the label of another document's node is another. */
    private T blank(Spot spot) {
        return terms.blank(document.root().id() + spot.pointer());
    }
}
