package org.kusgraph.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.FixedChance;
import org.kusgraph.GeneratedDocument;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;

/** What is written without Jena's writers is what they write. */
@AddLifecycleHook(FixedChance.class)
final class DocumentLinesTest {
    private static final Ontology ONTOLOGY = Checkout.ontology();
    private static final Names NAMES = Names.of(ONTOLOGY);

    static List<Path> documents() throws IOException {
        return Checkout.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void theLinesOfEveryDocumentOfThisCheckoutAreThoseOfJena(Path file) throws IOException {
        assertLinesOfJena(read(Files.readString(file)));
    }

    @Property(tries = 300)
    void theLinesOfEveryDocumentThatTheOntologyAllowsAreThoseOfJena(@ForAll("generated") GeneratedDocument document) {
        assertLinesOfJena(read(document.json()));
    }

    @Provide
    Arbitrary<GeneratedDocument> generated() {
        return Arbitraries.randomValue(chance -> new GeneratedDocument(ONTOLOGY, chance));
    }

    private static void assertLinesOfJena(Document document) {
        MappedDocument mapped = new DocumentMapper(NAMES).map(document);
        ByteArrayOutputStream quads = new ByteArrayOutputStream();
        StreamRDF quadWriter = StreamRDFWriter.getWriterStream(quads, RDFFormat.NQUADS_UTF8);
        mapped.sendTo(quadWriter);
        quadWriter.finish();
        ByteArrayOutputStream triples = new ByteArrayOutputStream();
        StreamRDF tripleWriter = StreamRDFWriter.getWriterStream(triples, RDFFormat.NTRIPLES_UTF8);
        mapped.triples().forEach(tripleWriter::triple);
        tripleWriter.finish();

        assertThat(text(DocumentLines.quads(NAMES).of(document))).isEqualTo(quads.toString(UTF_8));
        assertThat(text(DocumentLines.triples(NAMES).of(document))).isEqualTo(triples.toString(UTF_8));
    }

    private static String text(Bytes lines) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            lines.writeTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(UTF_8);
    }

    private static Document read(String document) {
        List<Outcome<Document>> read = new ArrayList<>();
        try {
            new DocumentReader(ONTOLOGY)
                    .read("document.json", new ByteArrayInputStream(document.getBytes(UTF_8)), read::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Checkout.value(read.get(0));
    }
}
