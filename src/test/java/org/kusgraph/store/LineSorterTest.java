package org.kusgraph.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LineSorterTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0, 100", "1, 100", "50, 1000000", "5000, 1000000", "5000, 2000", "5000, 100"})
    void linesComeInTheOrderOfTheirBytesEachOnceWithHowOftenHoweverLittleFitsIntoMemory(int count, int bytesInMemory)
            throws IOException {
        Random random = new Random(count);
        TreeMap<byte[], Integer> expected = new TreeMap<>(Arrays::compareUnsigned);
        List<byte[]> sent = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Path files = folder.resolve("files");
        try (LineSorter sorter = new LineSorter(files, bytesInMemory)) {
            for (int i = 0; i < count; i++) {
                // Letters whose order by bytes is not that of Java's characters, and lines that come again.
                byte[] line = ("가a힣\uFFFDz𐍈".substring(random.nextInt(6)) + random.nextInt(count)).getBytes(UTF_8);
                expected.merge(line, 1, Integer::sum);
                sorter.add(line);
            }
            sorter.sendTo((line, times) -> {
                sent.add(line);
                numbers.add(times);
            });
        }
        assertThat(sent).usingElementComparator(Arrays::compareUnsigned).containsExactlyElementsOf(expected.keySet());
        assertThat(numbers).containsExactlyElementsOf(expected.values());
        assertThat(files).doesNotExist();
    }
}
