package org.kusgraph;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.errorprone.annotations.Keep;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Taxonomies of any bytes at all; see {@link DocumentFuzzTest}. */
final class TaxonomyFuzzTest {
    private static final UntrustedInput INPUT = new UntrustedInput();

    @Keep
    static List<byte[]> samples() {
        return Checkout.samples(".ttl");
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "10s")
    void aTaxonomyLoadsOrItsFaultsAreTold(byte[] taxonomy) {
        var unused = INPUT.taxonomy(taxonomy);
    }
}
