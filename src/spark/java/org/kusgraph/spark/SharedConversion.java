package org.kusgraph.spark;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.kusgraph.Conversion;
import org.kusgraph.document.Limits;
import org.kusgraph.document.Progress;
import org.kusgraph.ontology.Ontology;
import org.kusgraph.ontology.OntologyReader;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.Problem;

/** The conversion by an ontology that travels to the executors, where each reads it once for all its tasks. */
final class SharedConversion implements Serializable {
    private final SharedFiles ontologyFiles;
    private final int mostBytes;
    private final int mostDepth;
    private transient @Nullable Conversion conversion;
    private transient @Nullable Ontology ontology;

    SharedConversion(SharedFiles ontologyFiles, Limits limits) {
        this.ontologyFiles = ontologyFiles;
        this.mostBytes = limits.bytes();
        this.mostDepth = limits.depth();
    }

    synchronized Conversion conversion() throws IOException {
        Conversion known = conversion;
        if (known == null) {
            known = right(Conversion.of(ontologyFiles.folder(), new Limits(mostBytes, mostDepth), Progress.UNWATCHED));
            conversion = known;
        }
        return known;
    }

    synchronized Ontology ontology() throws IOException {
        Ontology known = ontology;
        if (known == null) {
            known = right(OntologyReader.read(ontologyFiles.folder()));
            ontology = known;
        }
        return known;
    }

    /** The driver has read the same files before. */
    private static <T> T right(Outcome<T> outcome) {
        return outcome.orElse(problems -> {
            throw new IllegalStateException(
                    problems.stream().map(Problem::line).findFirst().orElse(""));
        });
    }
}
