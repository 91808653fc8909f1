package dev.weft.resolvers.execution;

import dev.weft.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param body as the GraphQL specification says: {@code data}, {@code errors}, {@code extensions}; plain Java that a JSON
 *     library can write, {@code data} in the order of the operation's fields, or a {@link JsonData}
 * @param executed false when the request was refused before execution; then there is no {@code data}
 * @param codes of the errors, in their order
 * @param statements how many SQL statements ran
 * @param outdated whether the tables turned out to be those of another revision; nothing was written, and the request may
 *     well be good there
 * @param undone whether anything that was to be written was rolled back, also where a payload tells of it and no error
 */
public record ProjectResponse(
        Map<String, @Nullable Object> body,
        boolean executed,
        List<ErrorCode> codes,
        int statements,
        boolean outdated,
        boolean undone) {
    public ProjectResponse {
        codes = List.copyOf(codes);
    }

    public ProjectResponse(
            Map<String, @Nullable Object> body, boolean executed, List<ErrorCode> codes, int statements) {
        this(body, executed, codes, statements, false, false);
    }

    ProjectResponse asOutdated() {
        return new ProjectResponse(body, executed, codes, statements, true, undone);
    }

    ProjectResponse asUndone() {
        return new ProjectResponse(body, executed, codes, statements, outdated, true);
    }

    /** A response without errors that needed no database. */
    static ProjectResponse of(JsonData data) {
        return new ProjectResponse(Map.of("data", data), true, List.of(), 0);
    }

    /** The response with these extensions in its body. */
    ProjectResponse with(Map<String, Object> extensions) {
        if (extensions.isEmpty()) {
            return this;
        }
        Map<String, @Nullable Object> extended = new LinkedHashMap<>(body);
        extended.put("extensions", extensions);
        return new ProjectResponse(extended, executed, codes, statements, outdated, undone);
    }
}
