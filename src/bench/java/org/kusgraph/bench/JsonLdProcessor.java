package org.kusgraph.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;

/** What a user has without this program: a JSON-LD processor, Titanium, through Jena's reader, and Jena's writer. */
final class JsonLdProcessor {
    private JsonLdProcessor() {}

    /** Reads documents, a line each, under a context file; writes N-Triples to standard output. */
    public static void main(String[] arguments) throws IOException {
        String context = Files.readString(Path.of(arguments[1])).strip();
        // The context in place of the reference to it, as a processor that keeps contexts would have it.
        String terms = context.substring(context.indexOf(':') + 1, context.lastIndexOf('}'));
        OutputStream output = new BufferedOutputStream(System.out, 1 << 16);
        try (Stream<String> lines = Files.lines(Path.of(arguments[0]))) {
            StreamRDF writer = StreamRDFWriter.getWriterStream(output, RDFFormat.NTRIPLES_UTF8);
            writer.start();
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                RDFParser.create()
                        .fromString(each.next().replaceFirst("\"[./]*ontology/context.jsonld\"", terms))
                        .lang(Lang.JSONLD11)
                        .parse(writer);
            }
            writer.finish();
            output.flush();
        }
    }
}
