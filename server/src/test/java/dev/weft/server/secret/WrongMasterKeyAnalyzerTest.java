package dev.weft.server.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class WrongMasterKeyAnalyzerTest {
    @Test
    void aStartWithAnotherKeySaysWhichVariableToSet() {
        Exception failure = new IllegalStateException(new WrongMasterKeyException("The master key does not open it"));

        // Spring's own analyzers need a context, which a start that failed need not have.
        var registered =
                SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalyzer.class, (_, _, _) -> {});
        assertThat(registered.stream()
                        .map(analyzer -> analyzer.analyze(failure))
                        .filter(Objects::nonNull)
                        .map(FailureAnalysis::getDescription))
                .singleElement()
                .asString()
                .startsWith("The master key does not open it. Set WEFT_MASTER_KEY");
    }
}
