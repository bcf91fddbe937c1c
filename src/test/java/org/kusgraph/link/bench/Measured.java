package org.kusgraph.link.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kusgraph.link.bench.GeneratedNames.Question;
import org.kusgraph.link.bench.GeneratedNames.Way;

/** How many questions were answered, and how many rightly. */
final class Measured {
    private final Map<Way, int[]> byWay = new EnumMap<>(Way.class);
    private int asked;
    private int answered;
    private int right;
    private int nothings;
    private int leftAlone;

    static Measured of(List<Question> questions, Function<Question, Optional<String>> answering) {
        Measured measured = new Measured();
        questions.forEach(question -> measured.count(question, answering.apply(question)));
        return measured;
    }

    private void count(Question question, Optional<String> answer) {
        int[] counts = byWay.computeIfAbsent(question.way(), way -> new int[2]);
        counts[0]++;
        answered += answer.isPresent() ? 1 : 0;
        if (question.answer().isEmpty()) {
            nothings++;
            leftAlone += answer.isEmpty() ? 1 : 0;
            counts[1] += answer.isEmpty() ? 1 : 0;
        } else {
            asked++;
            boolean isRight = answer.equals(question.answer());
            right += isRight ? 1 : 0;
            counts[1] += isRight ? 1 : 0;
        }
    }

    double precision() {
        return answered == 0 ? 0 : (double) right / answered;
    }

    double recall() {
        return asked == 0 ? 0 : (double) right / asked;
    }

    double f1() {
        return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    double leftAlone() {
        return nothings == 0 ? 1 : (double) leftAlone / nothings;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "F1 %.3f  precision %.3f  recall %.3f  nothing left alone %.3f",
                f1(),
                precision(),
                recall(),
                leftAlone());
    }

    String ways() {
        StringBuilder text = new StringBuilder();
        byWay.forEach((way, counts) -> text.append(String.format(
                Locale.ROOT, "%s %.2f  ", way.name().toLowerCase(Locale.ROOT), (double) counts[1] / counts[0])));
        return text.toString().strip();
    }
}
