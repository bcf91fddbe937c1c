package org.kusgraph.web.page;

import java.util.List;
import java.util.Optional;

/**
 * The ontology as people read it: kinds with their fields, properties, lists of words.
 *
 * @param title what it is called
 * @param description what it is for
 * @param version its version
 * @param diagram the kinds and how they are related
 * @param kinds the kinds, narrower ones after their broader one
 * @param properties the properties that are its own, by name
 * @param lists its lists of words
 * @param formats how it can be downloaded
 */
public record OntologyPage(
        Term title,
        Optional<Term> description,
        Optional<String> version,
        ClassDiagram diagram,
        List<Kind> kinds,
        List<Documented> properties,
        List<WordList> lists,
        List<QueryPage.Download> formats) {
    /**
     * A term with what explains it.
     *
     * @param anchor its place on the page: the end of its IRI
     * @param example an example in words
     * @param remark what it is not, or what to watch
     * @param alignments what other vocabularies have like it
     * @param inData something in the data that shows it
     * @param questions questions that use it
     */
    public record Documented(
            String anchor,
            Term term,
            Optional<Term> definition,
            Optional<Term> example,
            Optional<Term> remark,
            List<Alignment> alignments,
            List<Term> inData,
            List<QuestionLink> questions) {}

    /** How a term is related to one of another vocabulary. */
    public record Alignment(Term how, Term other) {}

    /**
     * A kind.
     *
     * @param broader the kinds of which its things are too, whose fields they can have
     * @param section the part of a document that lists its things
     * @param fields the fields that it has of its own or that it bounds more narrowly
     */
    public record Kind(Documented documented, List<Link> broader, Optional<String> section, List<Field> fields) {}

    /** A word that leads to its place on the page, or elsewhere. */
    public record Link(String text, Optional<String> address) {}

    /**
     * A field of a kind's shape.
     *
     * @param key what it is called in documents
     * @param range what its values can be
     * @param howMany how many it can have
     * @param message what the shape says of right values
     */
    public record Field(String key, Term property, List<Link> range, String howMany, String message) {}

    /**
     * A list of words.
     *
     * @param words its words, with the mark of each that is a status
     */
    public record WordList(Documented documented, List<Word> words) {}

    /** A word of a list. */
    public record Word(Documented documented, Optional<Status> status) {}
}
