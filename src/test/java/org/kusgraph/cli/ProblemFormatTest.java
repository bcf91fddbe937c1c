package org.kusgraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.kusgraph.problem.Location;
import org.kusgraph.problem.Problem;
import org.kusgraph.problem.ProblemCode;

final class ProblemFormatTest {
    private static final Problem PLACED = new Problem(
            ProblemCode.UNKNOWN_KEY,
            new Location.Place("문서/a b.json", 3, 7, "/claims/0/statsu"),
            "the kind Claim has no key 'statsu'",
            "one of id, status",
            "mend the key");
    private static final Problem WHOLE =
            new Problem(ProblemCode.UNREADABLE, new Location.WholeFile("x,y.ttl"), "100 % gone", "Turtle", "mend it");

    @Test
    void textIsALineAProblem() {
        assertThat(ProblemFormat.text.write(List.of(PLACED, WHOLE))).isEqualTo("""
                        문서/a b.json:3:7: /claims/0/statsu: the kind Claim has no key 'statsu'; expected one of id, status; mend the key
                        x,y.ttl: 100 % gone; expected Turtle; mend it
                        """);
    }

    @Test
    void workflowCommandsEscapeWhatTheyWouldBeSplitAt() {
        assertThat(ProblemFormat.github.write(List.of(PLACED, WHOLE))).isEqualTo("""
                        ::error file=문서/a b.json,line=3,col=7::/claims/0/statsu: the kind Claim has no key 'statsu'; expected one of id, status; mend the key
                        ::error file=x%2Cy.ttl::100 %25 gone; expected Turtle; mend it
                        """);
    }

    @Test
    void jsonHoldsEveryPartOfAProblem() {
        assertThat(JSON.parseAny(ProblemFormat.json.write(List.of(PLACED)))).isEqualTo(JSON.parseAny("""
                                [{"file": "문서/a b.json", "line": 3, "column": 7, "pointer": "/claims/0/statsu",
                                  "code": "UNKNOWN_KEY", "wrong": "the kind Claim has no key 'statsu'",
                                  "expected": "one of id, status", "mend": "mend the key"}]
                                """));
    }

    @Test
    void sarifNamesFileRegionAndRule() {
        JsonObject run = JSON.parse(ProblemFormat.sarif.write(List.of(PLACED, WHOLE)))
                .get("runs")
                .getAsArray()
                .get(0)
                .getAsObject();

        assertThat(run.get("results")).isEqualTo(JSON.parseAny("""
                                [{"ruleId": "UNKNOWN_KEY", "level": "error",
                                  "message": {"text": "/claims/0/statsu: the kind Claim has no key 'statsu'; expected one of id, status; mend the key"},
                                  "locations": [{"physicalLocation": {
                                    "artifactLocation": {"uri": "%EB%AC%B8%EC%84%9C/a%20b.json"},
                                    "region": {"startLine": 3, "startColumn": 7}}}]},
                                 {"ruleId": "UNREADABLE", "level": "error",
                                  "message": {"text": "100 % gone; expected Turtle; mend it"},
                                  "locations": [{"physicalLocation": {"artifactLocation": {"uri": "x,y.ttl"}}}]}]
                                """));
        assertThat(run.getObj("tool").getObj("driver").get("rules").getAsArray())
                .hasSize(ProblemCode.values().length);
    }
}
