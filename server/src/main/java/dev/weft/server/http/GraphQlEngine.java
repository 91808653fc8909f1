package dev.weft.server.http;

import java.util.OptionalInt;

/** Executes the operations of one caller. Asked once per HTTP request, used for every operation of a batch. */
public interface GraphQlEngine {
    /** The catalog's revision, for the header {@code Weft-Revision}; empty for the platform. */
    OptionalInt revision();

    /** What the caller may run by its hash alone. */
    default RegisteredDocuments registered() {
        return RegisteredDocuments.NONE;
    }

    /**
     * Parses and validates; executes nothing. What is wrong with the document is a {@link PreparedOperation.Refused},
     * not an exception.
     */
    PreparedOperation prepare(GraphQlRequest request);
}
