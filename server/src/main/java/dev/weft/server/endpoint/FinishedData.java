package dev.weft.server.endpoint;

import dev.weft.resolvers.execution.JsonData;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.server.http.GraphQlResult;
import dev.weft.server.http.RawJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Data that a project's executor has written itself. */
record FinishedData(JsonData data) implements RawJson {
    private static final String DATA = "data";

    /** The response as HTTP sends it. */
    static GraphQlResult of(ProjectResponse response) {
        if (!(response.body().get(DATA) instanceof JsonData finished)) {
            return new GraphQlResult(response.body(), response.executed());
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>(response.body());
        body.put(DATA, new FinishedData(finished));
        return new GraphQlResult(body, response.executed());
    }

    @Override
    public int length() {
        return data.json().length();
    }

    @Override
    public boolean isEmpty() {
        return data.empty();
    }

    @Override
    public void sendTo(OutputStream out) throws IOException {
        data.json().sendTo(out);
    }
}
