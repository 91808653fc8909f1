package dev.weft.resolvers.testing;

import dev.weft.resolvers.execution.JsonData;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.sql.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Responses with their data as maps and lists, whichever driver made them. */
public final class PlainResponse {
    private PlainResponse() {}

    public static ProjectResponse of(ProjectResponse response) {
        if (!(response.body().get("data") instanceof JsonData data)) {
            return response;
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>(response.body());
        body.put("data", Objects.requireNonNull(Json.read(data.json().toString())));
        return new ProjectResponse(body, response.executed(), response.codes(), response.statements());
    }
}
