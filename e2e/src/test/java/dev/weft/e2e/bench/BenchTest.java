package dev.weft.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.NodePackage;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Measures nothing: it asks for every shape once, on few rows, and compares the answers with SQL. */
class BenchTest {
    @Test
    void everyShapeAnswersWhatItsStatementAnswers() {
        NodePackage bench = NodePackage.installed("bench");

        String output = bench.run(
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                "bench.mjs",
                "--check",
                "--alone",
                "--articles",
                "5000");

        assertThat(output.lines().filter(line -> line.contains(": same values")))
                .as(output)
                .hasSizeGreaterThan(10);
    }
}
