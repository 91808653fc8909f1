package dev.weft.resolvers.write;

import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.execution.ProjectResponse;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.testing.PlainResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where clients of a newsroom send their mutations, to be carried out by the driver that they name. */
final class Desk implements AutoCloseable {
    static final UUID ANN = UUID.fromString("0190b2a0-0000-7000-8000-00000000000a");
    static final UUID NOBODY = UUID.fromString("0190b2a0-0000-7000-8000-0000000000ff");

    private final Newsroom newsroom = new Newsroom();
    private final Map<Driver, ProjectExecutor> executors = new EnumMap<>(Driver.class);

    Desk() {
        for (Driver driver : Driver.values()) {
            executors.put(
                    driver,
                    new ProjectExecutor(
                            newsroom.model(),
                            ReadLimits.DEFAULT,
                            new GeneratedMutations(newsroom.model(), WriteLimits.DEFAULT),
                            ExecutionLimits.DEFAULT,
                            driver));
        }
    }

    Newsroom newsroom() {
        return newsroom;
    }

    /** Ann, the tags red, green and blue, and nothing else. */
    void clear() {
        newsroom.execute("truncate authors, tags, profiles, articles, users restart identity cascade");
        newsroom.execute("insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com')", ANN);
        newsroom.execute("insert into tags (name) values ('red'), ('green'), ('blue')");
    }

    /** An article of Ann's with columns besides those that it must have, as in {@code "views, rating", 7, 3}. */
    String article(String slug, String columns, Object... values) {
        List<Object> all = new ArrayList<>(List.of(slug, slug, ANN));
        all.addAll(java.util.Arrays.asList(values));
        String marks = ", ?".repeat(values.length);
        return newsroom.value(
                        "insert into articles (slug, title, author_id" + (columns.isEmpty() ? "" : ", " + columns)
                                + ") values (?, ?, ?" + marks + ") returning id",
                        all.toArray())
                .toString();
    }

    Reply ask(Driver driver, String document) {
        return ask(driver, document, Map.of());
    }

    Reply ask(Driver driver, String document, Map<String, Object> variables) {
        ProjectResponse response = Objects.requireNonNull(executors.get(driver))
                .execute(new ProjectRequest(document, null, variables), Newsroom.OWNER, newsroom.connections(), null);
        return new Reply(PlainResponse.of(response));
    }

    /** @param response with plain data */
    record Reply(ProjectResponse response) {
        /** Below the first root field. */
        JsonNode at(String pointer) {
            JsonNode data = body().at("/data");
            return data.at("/" + data.propertyNames().iterator().next() + pointer);
        }

        String text(String pointer) {
            return at(pointer).asString();
        }

        List<String> texts(String pointer, String member) {
            List<String> texts = new ArrayList<>();
            at(pointer).forEach(element -> texts.add(element.at("/" + member).asString()));
            return texts;
        }

        /** Of the payload's first error, its elements with dots between. */
        String path() {
            List<String> names = new ArrayList<>();
            at("/errors/0/path").forEach(name -> names.add(name.asString()));
            return String.join(".", names);
        }

        JsonNode body() {
            return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(response.body()));
        }

        /** Of the errors at the top level. */
        List<String> codes() {
            return response.codes().stream().map(Enum::name).toList();
        }

        int statements() {
            return response.statements();
        }
    }

    @Override
    public void close() {
        newsroom.close();
    }
}
