package org.kusgraph.document;

import org.kusgraph.problem.Outcome;

/** Takes the documents of a file, one after another. */
@FunctionalInterface
public interface DocumentReceiver {

    /** Takes a document, or what is wrong with it. */
    void accept(Outcome<Document> outcome);

    /** Takes what can be made out of the document that was refused just before; most have no use for it. */
    default void accept(Remains remains) {}
}
