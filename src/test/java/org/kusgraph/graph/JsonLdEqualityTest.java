package org.kusgraph.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.apache.jena.atlas.json.JSON;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.FixedChance;
import org.kusgraph.GeneratedDocument;
import org.kusgraph.document.Document;
import org.kusgraph.document.DocumentReader;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.problem.Outcome;

/** What we make of a document is what a JSON-LD 1.1 processor makes of it under the committed context. */
@AddLifecycleHook(FixedChance.class)
final class JsonLdEqualityTest {
    private static final Ontology ONTOLOGY = Checkout.ontology();
    private static final String CONTEXT = context();

    static List<Path> documents() throws IOException {
        return Checkout.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentOfThisCheckoutIsTheSameToAJsonLdProcessor(Path file) throws IOException {
        assertSameToBoth(file.toString(), Files.readString(file));
    }

    @Property(tries = 300)
    void everyDocumentThatTheOntologyAllowsIsTheSameToAJsonLdProcessor(
            @ForAll("generated") GeneratedDocument document) {
        assertSameToBoth("data/documents/generated.json", document.json());
    }

    @Provide
    Arbitrary<GeneratedDocument> generated() {
        return Arbitraries.randomValue(chance -> new GeneratedDocument(ONTOLOGY, chance));
    }

    @Test
    void everyTermOfTheContextIsUsedByAGeneratedDocument() {
        Set<String> unused =
                new TreeSet<>(JSON.parse(CONTEXT).get("@context").getAsObject().keys());
        unused.remove("@version");
        Random chance = new Random(20241118);
        for (int i = 0; i < 2_000 && !unused.isEmpty(); i++) {
            unused.removeAll(new GeneratedDocument(ONTOLOGY, chance).terms());
        }

        assertThat(unused).isEmpty();
    }

    private static void assertSameToBoth(String path, String document) {
        assertThat(Triples.canonical(new DocumentMapper(Names.of(ONTOLOGY))
                        .map(read(document))
                        .triples()))
                .containsExactlyElementsOf(Triples.canonical(new JsonLdProcessor(CONTEXT).triples(path, document)));
    }

    private static Document read(String document) {
        List<Outcome<Document>> read = new ArrayList<>();
        try {
            new DocumentReader(ONTOLOGY)
                    .read("document.json", new ByteArrayInputStream(document.getBytes(UTF_8)), read::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(read).hasSize(1);
        return Checkout.value(read.get(0));
    }

    private static String context() {
        try {
            return Files.readString(Checkout.ONTOLOGY.resolve("context.jsonld"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
