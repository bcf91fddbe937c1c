package org.kusgraph.web.query;

import java.io.OutputStream;
import org.apache.jena.query.ARQ;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFLanguages;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.RDFWriterBuilder;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFOps;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.Quad;

/** Graphs in Turtle and TriG: laid out for reading while they fit in memory, in blocks as they come when they are larger. */
final class PrettyGraphWriter implements AnswerWriter {
    /** Laying out needs the whole graph; nobody reads more than this. */
    private static final int LAID_OUT_STATEMENTS = 50_000;

    private final RDFFormat laidOut;
    private final RDFFormat blocks;

    PrettyGraphWriter(RDFFormat laidOut, RDFFormat blocks) {
        this.laidOut = laidOut;
        this.blocks = blocks;
    }

    @Override
    public void write(Answer answer, Prefixes prefixes, OutputStream out) {
        GraphAnswer graph = GraphAnswer.of(answer);
        if (graph.readUpTo(LAID_OUT_STATEMENTS)) {
            graph.declareUsed(prefixes);
            RDFWriterBuilder writer = RDFWriter.create().format(laidOut);
            if (RDFLanguages.isQuads(laidOut.getLang())) {
                writer.source(graph.read()).output(out);
            } else {
                writer.source(graph.read().getDefaultGraph()).output(out);
            }
        } else {
            stream(graph, prefixes, StreamRDFWriter.getWriterStream(out, blocks, ARQ.getContext()));
        }
    }

    private static void stream(GraphAnswer graph, Prefixes prefixes, StreamRDF out) {
        out.start();
        prefixes.asMap().forEach(out::prefix);
        StreamRDFOps.sendQuadsToStream(graph.read().find(), out);
        while (graph.rest().hasNext()) {
            Quad quad = graph.rest().next();
            if (!graph.read().contains(quad)) {
                send(quad, out);
            }
        }
        out.finish();
    }

    private static void send(Quad quad, StreamRDF out) {
        if (quad.isDefaultGraph()) {
            out.triple(quad.asTriple());
        } else {
            out.quad(quad);
        }
    }
}
