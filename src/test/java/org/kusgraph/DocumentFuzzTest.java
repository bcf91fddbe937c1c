package org.kusgraph;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.errorprone.annotations.Keep;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents of any bytes at all. An ordinary test run tries the samples and what fuzzing has found before; CONTRIBUTING.md says how
 * to let Jazzer look for more, by the branches of the program that they reach.
 */
final class DocumentFuzzTest {
    private static final UntrustedInput INPUT = new UntrustedInput();

    @Keep
    static List<byte[]> samples() {
        return Checkout.samples(".json");
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "20s")
    void aDocumentLoadsOrItsFaultsAreTold(byte[] document) {
        var unused = INPUT.documents("document.json", document);
    }
}
