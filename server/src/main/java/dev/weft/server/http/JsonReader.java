package dev.weft.server.http;

import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Strict JSON to plain values. Refuses what proxies, parsers and PostgreSQL would understand differently: duplicate
 * keys, other encodings than UTF-8, NUL and halves of surrogate pairs.
 */
public final class JsonReader {
    static final int MAX_NESTING = 64;
    static final int MAX_NUMBER_LENGTH = 1_000;

    private static final String NOT_UTF_8 = "The body is not encoded in UTF-8.";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxNestingDepth(MAX_NESTING + 1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final boolean clean;

    private JsonReader(boolean clean) {
        this.clean = clean;
    }

    /** @throws ApiException BAD_REQUEST for what is not JSON, BAD_USER_INPUT for JSON that holds what nothing can use */
    static @Nullable Object read(byte[] json) {
        return read(decoded(json));
    }

    /** The parser would guess UTF-16 and UTF-32, and replace what is no UTF-8. */
    private static String decoded(byte[] json) {
        if (isWide(json)) {
            throw new ApiException(ErrorCode.BAD_REQUEST, NOT_UTF_8);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ApiException(ApiError.of(ErrorCode.BAD_REQUEST, NOT_UTF_8), e);
        }
    }

    /** @throws ApiException as {@link #read(byte[])} */
    public static @Nullable Object read(String json) {
        return new JsonReader(true).parse(json);
    }

    /**
     * What a text of JSON says that {@link #read(String)} refuses for what it holds, to tell what it was about.
     *
     * @throws ApiException BAD_REQUEST for what is not JSON
     */
    public static @Nullable Object readUnclean(String json) {
        return new JsonReader(false).parse(json);
    }

    private @Nullable Object parse(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return readDocument(parser);
        } catch (JacksonException e) {
            throw refused(e);
        }
    }

    /** UTF-16 or UTF-32: in these JSON begins with a mark or has zeros at once. */
    private static boolean isWide(byte[] json) {
        boolean marked = json.length > 1 && (json[0] & 0xff) >= 0xfe && (json[1] & 0xff) >= 0xfe;
        boolean zeros = false;
        for (int i = 0; i < Math.min(json.length, 4); i++) {
            zeros |= json[i] == 0;
        }
        return marked || zeros;
    }

    private @Nullable Object readDocument(JsonParser parser) {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "The body is empty. Send a JSON object with 'query'.");
        }
        Object value = value(parser, first, 0);
        if (parser.nextToken() != null) {
            throw new ApiException(ErrorCode.BAD_REQUEST, "There is text after the end of the JSON value.");
        }
        return value;
    }

    private @Nullable Object value(JsonParser parser, JsonToken token, int depth) {
        return switch (token) {
            case START_OBJECT -> object(parser, deeper(depth));
            case START_ARRAY -> array(parser, deeper(depth));
            case VALUE_STRING -> clean(parser.getString());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser.getDecimalValue());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("no value starts with " + token);
        };
    }

    private Map<String, @Nullable Object> object(JsonParser parser, int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            object.put(clean(name), value(parser, parser.nextToken(), depth));
        }
        return object;
    }

    private List<@Nullable Object> array(JsonParser parser, int depth) {
        List<@Nullable Object> array = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token, depth));
        }
        return array;
    }

    private static int deeper(int depth) {
        if (depth == MAX_NESTING) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT, "The JSON is nested more than " + MAX_NESTING + " levels deep.");
        }
        return depth + 1;
    }

    /** A short text can name a number whose digits would fill the memory. */
    private BigDecimal decimal(BigDecimal value) {
        if (clean && Math.abs((long) value.scale()) > MAX_NUMBER_LENGTH) {
            throw new ApiException(
                    ErrorCode.BAD_USER_INPUT,
                    "A number has an exponent beyond " + MAX_NUMBER_LENGTH + ". Send a smaller one.");
        }
        return value;
    }

    private String clean(String text) {
        if (clean) {
            check(text);
        }
        return text;
    }

    private static void check(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new ApiException(ErrorCode.BAD_USER_INPUT, "A string holds the character NUL. Leave it out.");
            }
            if (Character.isSurrogate(c)) {
                if (!startsPair(text, i)) {
                    throw new ApiException(
                            ErrorCode.BAD_USER_INPUT,
                            "A string holds half of a surrogate pair, which is no character.");
                }
                i++;
            }
        }
    }

    private static boolean startsPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static ApiException refused(JacksonException e) {
        if (e instanceof StreamConstraintsException) {
            return new ApiException(
                    ErrorCode.BAD_REQUEST,
                    "The JSON holds a number of more than " + MAX_NUMBER_LENGTH + " characters or a too long name.");
        }
        return new ApiException(
                ErrorCode.BAD_REQUEST,
                "The request is no valid JSON (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + "). Names must not repeat, and the encoding is UTF-8.");
    }
}
