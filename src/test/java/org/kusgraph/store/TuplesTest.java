package org.kusgraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TuplesTest {
    private static final int[][] ORDERS = {{0, 1, 2, 3}, {1, 2, 3, 0}, {3, 1, 2, 0}};

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "0, 100, 5",
        "1, 100, 5",
        "100, 100, 5",
        "101, 100, 5",
        "30000, 1000000, 40",
        "30000, 7000, 2000",
        "30000, 7000, 2"
    })
    void tuplesComeInAnyOrderOfTheirColumnsAsUnsignedNumbersHoweverFewFitIntoMemory(
            int count, int inMemory, int numbers) throws IOException {
        Random random = new Random(count);
        List<List<Long>> added = new ArrayList<>();
        Path files = folder.resolve("files");
        try (Tuples tuples = new Tuples(files, inMemory)) {
            for (int i = 0; i < count; i++) {
                List<Long> tuple = random.longs(Tuples.COLUMNS, 0, numbers)
                        .map(number -> number % 3 == 0 ? -1 - number : number << 40)
                        .boxed()
                        .toList();
                added.add(tuple);
                tuples.add(tuple.get(0), tuple.get(1), tuple.get(2), tuple.get(3));
            }
            for (int[] order : ORDERS) {
                try (SortedTuples sorted = tuples.sorted(order)) {
                    List<List<Long>> expected = inOrder(added, order);
                    assertThat(read(sorted)).isEqualTo(expected);
                    assertThat(read(sorted)).as("again").isEqualTo(expected);
                }
            }
        }
        assertThat(files).doesNotExist();
    }

    private static List<List<Long>> read(SortedTuples sorted) throws IOException {
        List<List<Long>> tuples = new ArrayList<>();
        try (SortedTuples.Reading reading = sorted.read()) {
            reading.forEachRemaining(tuple -> tuples.add(List.of(tuple[0], tuple[1], tuple[2], tuple[3])));
        }
        return tuples;
    }

    private static List<List<Long>> inOrder(List<List<Long>> tuples, int[] order) {
        Comparator<List<Long>> byColumns = Comparator.comparing(List::getFirst, Long::compareUnsigned);
        for (int column = 1; column < order.length; column++) {
            int each = column;
            byColumns = byColumns.thenComparing(tuple -> tuple.get(each), Long::compareUnsigned);
        }
        return tuples.stream()
                .map(tuple ->
                        List.of(tuple.get(order[0]), tuple.get(order[1]), tuple.get(order[2]), tuple.get(order[3])))
                .sorted(byColumns)
                .toList();
    }
}
