package org.kusgraph.web.query;

import java.io.OutputStream;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/** Graphs in N-Triples and N-Quads, a statement a line, written as they are found. */
final class LineGraphWriter implements AnswerWriter {
    /** A statement is written once while this many are remembered; in a larger answer it may come again. */
    private static final int REMEMBERED_STATEMENTS = 100_000;

    private final RDFFormat format;

    LineGraphWriter(RDFFormat format) {
        this.format = format;
    }

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) {
        Set<Quad> written = new HashSet<>();
        StreamRDF lines = StreamRDFWriter.getWriterStream(out, format, ARQ.getContext());
        lines.start();
        for (Iterator<Quad> quads = GraphAnswer.of(answer).rest(); quads.hasNext(); ) {
            Quad quad = quads.next();
            if (written.size() >= REMEMBERED_STATEMENTS ? !written.contains(quad) : written.add(quad)) {
                if (quad.isDefaultGraph()) {
                    lines.triple(quad.asTriple());
                } else {
                    lines.quad(quad);
                }
            }
        }
        lines.finish();
    }
}
