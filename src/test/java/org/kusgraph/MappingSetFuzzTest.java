package org.kusgraph;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.errorprone.annotations.Keep;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Sets of mappings of any bytes at all; see {@link DocumentFuzzTest}. */
final class MappingSetFuzzTest {
    private static final UntrustedInput INPUT = new UntrustedInput();

    @Keep
    static List<byte[]> samples() {
        return Checkout.samples(".sssom.tsv");
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "20s")
    void aMappingSetIsReadAndWrittenAsTheSameOrItsFaultsAreTold(byte[] mappings) {
        var unused = INPUT.mappingSet(mappings);
    }
}
