package org.kusgraph.web.query;

import java.io.OutputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.rdf.model.impl.Util;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;

/**
 * Graphs in JSON-LD and RDF/XML, which are written from the whole graph in memory and cannot carry all of RDF. What they
 * cannot carry is looked for before the first byte.
 */
final class WholeGraphWriter implements AnswerWriter {
    private static final int MAX_STATEMENTS = 200_000;

    private final String name;
    private final RDFFormat format;

    WholeGraphWriter(String name, RDFFormat format) {
        this.name = name;
        this.format = format;
    }

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) {
        GraphAnswer graph = GraphAnswer.of(answer);
        if (!graph.readUpTo(MAX_STATEMENTS)) {
            throw new UnfitAnswerException("the answer has more than " + MAX_STATEMENTS + " statements, too many for "
                    + name + " here; ask for ttl or nt");
        }
        DatasetGraph read = graph.read();
        read.find().forEachRemaining(quad -> check(quad.asTriple()));
        graph.declareUsed(prefixes);
        if (RDFLanguages.isQuads(format.getLang())) {
            RDFWriter.create().format(format).source(read).output(out);
        } else {
            RDFWriter.create().format(format).source(read.getDefaultGraph()).output(out);
        }
    }

    private void check(Triple triple) {
        if (triple.getObject().isTripleTerm()) {
            throw new UnfitAnswerException(
                    "the answer holds a triple term, which " + name + " cannot carry; ask for ttl, nt or trig");
        }
        if (format.getLang().equals(RDFFormat.RDFXML.getLang())) {
            checkPredicate(triple.getPredicate());
            XmlCharacters.check(triple);
        }
    }

    /** RDF/XML writes a predicate as an element, so its IRI has to end in an XML name. */
    private static void checkPredicate(Node predicate) {
        String iri = predicate.getURI();
        if (Util.splitNamespaceXML(iri) == iri.length()) {
            throw new UnfitAnswerException("the answer holds the property <" + iri
                    + ">, which RDF/XML cannot write because it does not end in a name; ask for ttl or jsonld");
        }
    }
}
