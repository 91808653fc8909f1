package dev.weft.server.http;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.secret.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * By which a client knows a mutation that it may have to send again.
 *
 * @param key as it was sent
 * @param position of the mutation in its batch; 0 where it stands alone
 * @param fingerprint of what is asked, in hexadecimal digits
 */
public record IdempotencyKey(String key, int position, String fingerprint) {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern SANE = Pattern.compile("[!-~]{1,255}");

    /** @throws ApiException BAD_REQUEST for a text that is no key */
    static @Nullable String check(@Nullable String header) {
        if (header != null && !SANE.matcher(header).matches()) {
            throw new ApiException(
                    ErrorCode.BAD_REQUEST,
                    "The header '" + HEADER + "' holds 1 to 255 visible ASCII characters, e.g. a UUID.");
        }
        return header;
    }

    static IdempotencyKey of(String key, int position, GraphQlRequest request) {
        String asked = new String(
                JsonWriter.write(
                                Arrays.asList(request.query(), request.operationName(), canonical(request.variables())))
                        .toByteArray(),
                StandardCharsets.UTF_8);
        return new IdempotencyKey(key, position, HexFormat.of().formatHex(Digests.sha256(asked)));
    }

    /** The members of objects in an order of their own. */
    private static @Nullable Object canonical(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                object.forEach((name, member) -> sorted.put((String) name, canonical(member)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(IdempotencyKey::canonical).toList();
            case null, default -> value;
        };
    }
}
