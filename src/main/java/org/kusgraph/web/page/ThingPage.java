package org.kusgraph.web.page;

import java.util.List;
import java.util.Optional;

/**
 * What the graph says of a thing. An article and a claim are things too.
 *
 * @param thing the thing
 * @param id its id
 * @param kinds the kinds it is of, the narrowest first
 * @param text what a claim says; empty where the thing is no claim
 * @param fields what else is said of it in the reading order of its kinds
 * @param relations what else relates it to things of the graph
 * @param links what leads elsewhere, with how surely, and what was looked at and does not
 * @param connections how a claim hangs together with others; none where the thing is no claim
 * @param dispute the claim beside those that contradict it, if there are any
 * @param picture the thing among those that it is related to
 * @param timeline what is said of it, and when that is
 * @param citation how to cite the page
 * @param claims the claims that concern it, by status
 * @param incoming what else points to it
 * @param sources the articles that say what it is
 * @param page the number of this page of it, from 1
 * @param hasNext whether there is another
 * @param query asks for all that is said of it
 * @param data what this page rests on, as JSON-LD that can stand in a page
 */
public record ThingPage(
        Term thing,
        String id,
        List<Term> kinds,
        Optional<Term> text,
        List<Fact> fields,
        List<Fact> relations,
        List<Link> links,
        List<Connection> connections,
        Optional<Dispute> dispute,
        Picture picture,
        Timeline timeline,
        Citation citation,
        List<ClaimGroup> claims,
        List<Incoming> incoming,
        List<Term> sources,
        int page,
        boolean hasNext,
        String query,
        String data) {
    /** The formats in which a thing can be downloaded, by the ending of the address. */
    private static final List<QueryPage.Download> FORMATS = List.of(
            new QueryPage.Download("Turtle", ".ttl"),
            new QueryPage.Download("JSON-LD", ".jsonld"),
            new QueryPage.Download("N-Triples", ".nt"),
            new QueryPage.Download("RDF/XML", ".rdf"));

    /**
     * A property with values.
     *
     * @param more how many values there are beyond those on this page
     */
    public record Fact(Term property, List<Shown> values, long more) {}

    /** A value as a page shows it. */
    public sealed interface Shown {
        /** A thing or a literal. */
        record Single(Term term) implements Shown {}

        /** Something in place, such as an amount of money. */
        record Part(List<Fact> facts) implements Shown {}
    }

    /**
     * A link to something elsewhere.
     *
     * @param relation how the thing is related to it
     * @param target what it leads to; without a text where nothing was found
     * @param sources the data set that it leads to, or who says so
     * @param certainty how surely, between 0 and 1, where that is told
     * @param evidence what it rests on
     * @param note what a curator says of it
     * @param verdict why it does not hold; empty where it does
     */
    public record Link(
            String relation,
            Term target,
            List<Term> sources,
            Optional<String> certainty,
            Optional<Term> evidence,
            Optional<Term> note,
            Optional<String> verdict) {}

    /**
     * A property between this claim and others.
     *
     * @param outgoing the claims to which it leads from this one
     * @param incoming the claims from which it leads to this one
     * @param more how many claims there are on other pages
     */
    public record Connection(Term property, List<ClaimCard> outgoing, List<ClaimCard> incoming, long more) {}

    /** A claim beside those that cannot be true together with it. */
    public record Dispute(ClaimCard claim, List<ClaimCard> others) {}

    /** The claims of one status. */
    public record ClaimGroup(Status status, long count, List<Claim> claims) {}

    /**
     * A claim.
     *
     * @param roles how the thing takes part in it
     * @param text what is claimed; empty where no text says it in a language of the pages
     * @param facts what else is told of it
     * @param sources the articles that report it
     */
    public record Claim(Term claim, List<Term> roles, Optional<Term> text, List<Fact> facts, List<Term> sources) {}

    /** Things that point to this one by a property. */
    public record Incoming(Term property, List<Term> things, long more) {}

    /** The links that hold. */
    public List<Link> holdingLinks() {
        return links.stream().filter(link -> link.verdict().isEmpty()).toList();
    }

    /** Links that were looked at and do not hold. */
    public List<Link> otherLinks() {
        return links.stream().filter(link -> link.verdict().isPresent()).toList();
    }

    /** How many claims concern the thing. */
    public long claimCount() {
        return claims.stream().mapToLong(ClaimGroup::count).sum();
    }

    /** How the description can be downloaded. */
    public List<QueryPage.Download> formats() {
        return FORMATS.stream()
                .map(format -> new QueryPage.Download(format.name(), "/data/" + id + format.address()))
                .toList();
    }
}
