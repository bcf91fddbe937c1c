package org.kusgraph.ontology;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;

final class JsonLdContextTest {
    @Test
    void theContextThatDocumentsNameIsInStepWithTheShapesAndLists() throws IOException {
        Golden.assertSame(
                Checkout.ONTOLOGY.resolve("context.jsonld"),
                JsonLdContext.write(Checkout.ontology()),
                JsonLdContextTest.class);
    }
}
