package dev.weft.server.secret;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator which key is missing instead of showing a stack trace. */
final class WrongMasterKeyAnalyzer extends AbstractFailureAnalyzer<WrongMasterKeyException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongMasterKeyException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ". Set WEFT_MASTER_KEY to the key with which this database was first used,"
                        + " or copy the file master.key of that server's WEFT_HOME.",
                null,
                cause);
    }
}
