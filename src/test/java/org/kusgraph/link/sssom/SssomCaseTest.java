package org.kusgraph.link.sssom;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kusgraph.Checkout;
import org.kusgraph.Golden;
import org.kusgraph.problem.Outcome;
import org.kusgraph.problem.SourceText;

/**
 * What is read and said of sets of mappings. A folder of {@code cases/sssom} is a case: {@code canonical.sssom.tsv} is what comes of
 * a right set, {@code problems.txt} what is said of a wrong one.
 */
final class SssomCaseTest {
    private static final Path CASES = Checkout.RESOURCES.resolve("cases/sssom");

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSetIsWrittenCanonicallyOrRefusedInTheseWords(String name) throws IOException {
        Path folder = CASES.resolve(name);
        switch (MappingSetReader.read(folder.resolve("links.sssom.tsv"))) {
            case Outcome.Done<ReadMappingSet> done ->
                Golden.assertSame(
                        folder.resolve("canonical.sssom.tsv"),
                        MappingSetWriter.text(done.value().set().canonical()),
                        SssomCaseTest.class);
            case Outcome.Refused<ReadMappingSet> refused -> {
                String said = refused.problems().stream()
                        .map(problem -> problem.code() + " " + problem.line().replace(folder + "/", "") + "\n")
                        .collect(Collectors.joining());
                assertThat(said.lines())
                        .as("where, what is wrong, what was expected and what to do, on one line")
                        .allMatch(line -> line.matches("[A-Z_]+ [^:]+(:\\d+:\\d+)?: .+; expected .+; .+[^.]"));
                Golden.assertSame(folder.resolve("problems.txt"), said, SssomCaseTest.class);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenIsReadAsTheSameSet(String name) throws IOException {
        if (MappingSetReader.read(CASES.resolve(name).resolve("links.sssom.tsv"))
                instanceof Outcome.Done<ReadMappingSet> done) {
            MappingSet set = done.value().set();

            assertThat(reread(set)).as("as it is").isEqualTo(rounded(set).propagated());
            assertThat(reread(set.canonical()))
                    .as("in canonical form")
                    .isEqualTo(rounded(set.canonical()).propagated());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theStandardsSchemaAcceptsWhatIsReadIfItKnowsItsSlots(String name) throws IOException {
        if (MappingSetReader.read(CASES.resolve(name).resolve("links.sssom.tsv"))
                        instanceof Outcome.Done<ReadMappingSet> done
                && done.value().undefined().isEmpty()
                && done.value().set().canonical().one(Slot.SSSOM_VERSION).isEmpty()) {
            assertThat(faults(SssomJson.of(done.value().set()))).isEmpty();
        }
    }

    @Test
    void theStandardsSchemaRefusesWhatItForbids() throws IOException {
        MappingSet set = MappingSet.of(Prefixes.BUILT_IN, "https://example.org/set", "https://example.org/license")
                .withMappings(List.of(Mapping.of("owl:Thing", "owl:sameAs", "owl:Thing", "semapv:NotThere")));

        assertThat(faults(SssomJson.of(set))).isNotEmpty();
    }

    @Test
    void everySlotOfTheStandardsSchemaIsKnown() throws IOException {
        String schema = Files.readString(Checkout.RESOURCES.resolve("sssom/sssom.schema.json"));

        assertThat(SssomJson.properties(schema, "Mapping"))
                .containsExactlyInAnyOrderElementsOf(names(Slot::isOfMappings))
                .hasSizeGreaterThan(30);
        assertThat(SssomJson.properties(schema, "MappingSet"))
                .filteredOn(name -> !List.of("curie_map", "mappings", "extension_definitions")
                        .contains(name))
                .isSubsetOf(names(Slot::isOfSets));
    }

    @Test
    void aSetWithoutMappingsIsATableOfOneLine() {
        MappingSet set = MappingSet.of(Prefixes.BUILT_IN, "https://example.org/set", "https://example.org/license");

        assertThat(MappingSetWriter.text(set))
                .endsWith("\nsubject_id\tpredicate_id\tobject_id\tmapping_justification\n");
        assertThat(reread(set).mappings()).isEmpty();
    }

    private static List<String> names(Predicate<Slot> wanted) {
        return Stream.of(Slot.values())
                .filter(slot -> wanted.test(slot) && !slot.isNew())
                // The schema kept with the tests is older than this slot of version 1.0.
                .filter(slot -> slot != Slot.PREDICATE_TYPE)
                .map(Slot::slotName)
                .toList();
    }

    private static MappingSet reread(MappingSet set) {
        return Checkout.value(MappingSetReader.read(new SourceText("set", 1, MappingSetWriter.text(set))))
                .set();
    }

    /** What is written has fewer digits, and no prefixes that are built in. */
    private static MappingSet rounded(MappingSet set) {
        return set.withMappings(set.mappings().stream()
                .map(mapping -> mapping.one(Slot.CONFIDENCE)
                        .map(score -> mapping.with(Slot.CONFIDENCE, SssomJson.rounded(score)))
                        .orElse(mapping))
                .toList());
    }

    private static List<String> faults(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(Checkout.RESOURCES.resolve("sssom/sssom.schema.json")), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }
}
