package dev.weft.server.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation as it was sent.
 *
 * @param query the document
 * @param variables plain JSON values; whole numbers are {@code Integer}, {@code Long} or {@code BigInteger}, others
 *     {@code BigDecimal}
 */
public record GraphQlRequest(
        String query, @Nullable String operationName, Map<String, Object> variables, Map<String, Object> extensions) {}
