package org.kusgraph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import org.kusgraph.ontology.Ontology;

/** Whatever becomes of a document on its way to us, it loads or its faults are told. */
@AddLifecycleHook(FixedChance.class)
final class UntrustedInputTest {
    private static final Ontology ONTOLOGY = Checkout.ontology();
    private static final UntrustedInput INPUT = new UntrustedInput();
    private static final List<byte[]> DOCUMENTS = Checkout.samples(".json");
    private static final List<byte[]> TAXONOMIES = Checkout.samples(".ttl");
    private static final int MOST_MUTATIONS = 4;

    @Property(tries = 1_000)
    void aDocumentLoadsOrItsFaultsAreTold(@ForAll("mutated") Input document) {
        both(INPUT.documents("document.json", document.bytes));
    }

    @Property(tries = 150)
    void aStreamOfDocumentsLoadsOrItsFaultsAreTold(
            @ForAll("mutated") Input one,
            @ForAll("mutated") Input other,
            @ForAll("mutations") List<Mutation> mutations) {
        byte[] lines = Mutation.joined(line(one), line(other), line(one));
        both(INPUT.documents("documents.jsonl", mutated(lines, mutations)));
    }

    @Property(tries = 150)
    void aCompressedDocumentLoadsOrItsFaultsAreTold(
            @ForAll("mutated") Input document, @ForAll("mutations") List<Mutation> mutations) {
        both(INPUT.documents("document.json.gz", mutated(compressed(document.bytes), mutations)));
    }

    @Property(tries = 300)
    void aTaxonomyLoadsOrItsFaultsAreTold(@ForAll("mutatedTaxonomy") Input taxonomy) {
        both(INPUT.taxonomy(taxonomy.bytes) ? 1 : 0);
    }

    /** Tries that always end alike would hold half of what is promised. */
    private static void both(int loaded) {
        Statistics.collect(loaded > 0);
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 2);
            coverage.check(false).percentage(share -> share > 2);
        });
    }

    @Provide
    Arbitrary<Input> mutated() {
        return Combinators.combine(
                        Arbitraries.oneOf(Arbitraries.of(DOCUMENTS), generated()),
                        Arbitraries.of(DOCUMENTS),
                        mutations())
                .as(Input::of);
    }

    @Provide
    Arbitrary<Input> mutatedTaxonomy() {
        return Combinators.combine(Arbitraries.of(TAXONOMIES), Arbitraries.of(TAXONOMIES), mutations())
                .as(Input::of);
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Arbitraries.randomValue(chance -> new Mutation(chance.nextLong()))
                .list()
                .ofMaxSize(MOST_MUTATIONS);
    }

    private static Arbitrary<byte[]> generated() {
        return Arbitraries.randomValue(
                chance -> new GeneratedDocument(ONTOLOGY, chance).json().getBytes(UTF_8));
    }

    /** Bytes that a failure shows as text. */
    private static final class Input {
        private final byte[] bytes;

        Input(byte[] bytes) {
            this.bytes = bytes;
        }

        static Input of(byte[] document, byte[] other, List<Mutation> mutations) {
            byte[] bytes = document;
            for (Mutation mutation : mutations) {
                bytes = mutation.of(bytes, other);
            }
            return new Input(bytes);
        }

        @Override
        public String toString() {
            return new String(bytes, UTF_8);
        }
    }

    private static byte[] mutated(byte[] bytes, List<Mutation> mutations) {
        return Input.of(bytes, bytes, mutations).bytes;
    }

    /** A document on one line; where a line break stands within quotes, this is a fault more. */
    private static byte[] line(Input document) {
        return (document.toString().replace('\n', ' ') + "\n").getBytes(UTF_8);
    }

    private static byte[] compressed(byte[] bytes) {
        try (ByteArrayOutputStream packed = new ByteArrayOutputStream()) {
            try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
                packing.write(bytes);
            }
            return packed.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
