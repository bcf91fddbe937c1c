package org.kusgraph.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

/** Finds what of a document a program has proposed and no person has compared with the article yet: it is not published. */
public final class DraftMarks {
    private static final String TRUE = "true";
    private static final String ONE = "1";

    private final Node mark;

    /** Looks for the mark that an ontology has for drafts. */
    public DraftMarks(Ontology ontology) {
        this.mark = ontology.draft();
    }

    /** A problem for each mark of a document, in the document's order. */
    public List<Problem> problems(Document document) {
        List<Problem> problems = new ArrayList<>();
        addOf(document.root(), document, problems);
        for (Document.Listing listing : document.listings()) {
            addOf(listing.entity(), document, problems);
        }
        problems.sort(Problem.READING_ORDER);
        return problems;
    }

    private void addOf(Entity entity, Document document, List<Problem> problems) {
        for (Entity.Property property : entity.properties()) {
            if (isMark(property)) {
                problems.add(problem(document, entity, property));
            }
        }
    }

    private boolean isMark(Entity.Property property) {
        return property.field().path().equals(mark)
                && property.value() instanceof Value.Literal literal
                && (literal.lexical().equals(TRUE) || literal.lexical().equals(ONE));
    }

    private static Problem problem(Document document, Entity entity, Entity.Property property) {
        Spot spot = property.value().spot();
        String key = property.field().key();
        return new Problem(
                ProblemCode.DRAFT,
                document.source().place(spot.offset(), spot.pointer()),
                "this " + entity.kind().name() + " is a draft",
                "what a person has compared with the article",
                "correct what is wrong, write what is missing, and remove '" + key + "'");
    }
}
