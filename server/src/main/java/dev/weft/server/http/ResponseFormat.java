package dev.weft.server.http;

import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The media types of GraphQL over HTTP: two that differ in when a status is not 200, and one for many answers. */
enum ResponseFormat {
    /** The status tells what happened. */
    GRAPHQL_RESPONSE("application/graphql-response+json"),
    /** Every well-formed request is answered with 200, as clients have always expected. */
    JSON("application/json"),
    /** Every result is an event. What is refused before the first is refused as JSON. */
    EVENT_STREAM("text/event-stream");

    private final String mediaType;

    ResponseFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String contentType() {
        return mediaType + ";charset=utf-8";
    }

    /**
     * With plain JSON the status says whether the server could work, not whether the document was right.
     *
     * @param status of an answer without data
     */
    int status(int status) {
        return switch (this) {
            case GRAPHQL_RESPONSE, EVENT_STREAM -> status;
            case JSON -> status == 429 || status >= 500 ? status : 200;
        };
    }

    /**
     * What the client likes best; of equals the one that it names first. A wildcard means JSON, as no header does.
     *
     * @param accept every header {@code Accept}
     * @return empty when the client takes none
     */
    static Optional<ResponseFormat> negotiate(Enumeration<String> accept) {
        if (!accept.hasMoreElements()) {
            return Optional.of(JSON);
        }
        Choice best = Choice.NONE;
        while (accept.hasMoreElements()) {
            for (String range : accept.nextElement().split(",", -1)) {
                best = best.or(Choice.of(range));
            }
        }
        return Optional.ofNullable(best.format());
    }

    private record Choice(@Nullable ResponseFormat format, double quality) {
        static final Choice NONE = new Choice(null, 0);

        static Choice of(String range) {
            String[] parts = range.split(";", -1);
            ResponseFormat format = switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
                case "application/graphql-response+json" -> GRAPHQL_RESPONSE;
                case "application/json", "application/*", "*/*" -> JSON;
                case "text/event-stream" -> EVENT_STREAM;
                default -> null;
            };
            double quality = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip().toLowerCase(Locale.ROOT);
                if (parameter.startsWith("q=")) {
                    quality = quality(parameter.substring(2));
                } else if (parameter.startsWith("charset=") && !MediaTypes.isUtf8(parameter.substring(8))) {
                    return NONE;
                }
            }
            return format == null || quality == 0 ? NONE : new Choice(format, quality);
        }

        Choice or(Choice other) {
            return other.quality > quality ? other : this;
        }

        private static double quality(String text) {
            try {
                return Math.clamp(Double.parseDouble(text), 0.0, 1.0);
            } catch (NumberFormatException _) {
                return 0;
            }
        }
    }
}
