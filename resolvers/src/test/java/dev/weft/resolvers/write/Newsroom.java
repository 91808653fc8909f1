package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.change.Conditions;
import dev.weft.change.Wish;
import dev.weft.model.CollectionModel;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.sql.Connections;
import dev.weft.resolvers.sql.Deadline;
import dev.weft.resolvers.sql.OperationSession;
import dev.weft.resolvers.sql.Statements;
import dev.weft.testing.TestProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * A project of articles, authors, tags (with bigint keys), profiles and users, in a database of its own.
 */
final class Newsroom implements AutoCloseable {
    static final Caller OWNER = new Caller.Member(UUID.fromString("00000000-0000-4000-8000-000000000001"), Role.OWNER);

    private final TestProject project = TestProject.create();
    private final ProjectCatalog catalog;
    private final ProjectModel model;

    Newsroom() {
        project.changer().change(project.id(), Wish.of(collections()), Conditions.NONE, "test");
        project.changer().change(project.id(), Wish.of(relations()), Conditions.NONE, "test");
        this.catalog = project.catalog();
        this.model = project.model();
    }

    private static List<Map<String, Object>> collections() {
        return List.of(
                collection("authors", "UUID", List.of(field("name", "TEXT", true), unique("email", "EMAIL"))),
                collection("tags", "BIGINT", List.of(unique("name", "TEXT"))),
                collection("profiles", "UUID", List.of(field("bio", "LONG_TEXT", false))),
                collection("desks", "BIGINT", List.of(unique("name", "TEXT"))),
                collection("articles", "UUID", fieldsOfArticles()));
    }

    private static List<Map<String, Object>> fieldsOfArticles() {
        return List.of(
                with(unique("slug", "TEXT"), "config", Map.of("maxLength", 8, "pattern", "^[a-z-]+$")),
                field("title", "TEXT", true),
                with(
                        with(field("status", "SINGLE_SELECT", true), "options", options("draft", "published")),
                        "default",
                        "draft"),
                with(field("rating", "INTEGER", false), "config", Map.of("min", 1, "max", 5)),
                with(field("price", "NUMBER", false), "config", Map.of("scale", 2)),
                with(field("views", "BIGINT", true), "default", 0),
                field("weight", "FLOAT", false),
                with(field("labels", "TEXT_LIST", false), "config", Map.of("maxLength", 5)),
                with(field("moods", "MULTI_SELECT", false), "options", options("calm", "loud")),
                field("meta", "JSON", false),
                field("link", "URL", false),
                with(field("code", "TEXT", false), "config", Map.of("pattern", "^(.)\\1$")),
                field("published_at", "DATE_TIME", false),
                field("printed_on", "DATE", false),
                with(field("writer", "USER", false), "default", Map.of("fn", "currentUser")));
    }

    private static List<Map<String, Object>> relations() {
        return List.of(
                relation("articles", "author", "authors", "MANY_TO_ONE", "articles", true, "RESTRICT"),
                relation("articles", "editor", "authors", "MANY_TO_ONE", "edited_articles", false, "SET_NULL"),
                relation("articles", "tags", "tags", "MANY_TO_MANY", "articles", false, "CASCADE"),
                relation("articles", "related", "articles", "MANY_TO_MANY", "related_to", false, "CASCADE"),
                relation("articles", "parent", "articles", "MANY_TO_ONE", "children", false, "CASCADE"),
                relation("profiles", "author", "authors", "ONE_TO_ONE", "profile", true, "RESTRICT"),
                relation("desks", "author", "authors", "ONE_TO_ONE", "desk", false, "SET_NULL"),
                Map.of(
                        "addIndex",
                        Map.of("collection", "articles", "fields", List.of("title", "rating"), "unique", true)));
    }

    private static Map<String, Object> collection(String name, String primaryKey, List<Map<String, Object>> fields) {
        return Map.of("createCollection", Map.of("name", name, "primaryKey", primaryKey, "fields", fields));
    }

    private static Map<String, Object> field(String name, String type, boolean required) {
        return Map.of("name", name, "type", type, "required", required);
    }

    private static Map<String, Object> unique(String name, String type) {
        return with(field(name, type, true), "unique", true);
    }

    private static Map<String, Object> with(Map<String, Object> field, String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(field);
        more.put(member, value);
        return more;
    }

    private static List<Map<String, Object>> options(String... names) {
        return Arrays.stream(names)
                .map(name -> Map.<String, Object>of("name", name))
                .toList();
    }

    private static Map<String, Object> relation(
            String collection,
            String name,
            String target,
            String kind,
            String inverse,
            boolean required,
            String onDelete) {
        return Map.of(
                "createRelation",
                Map.of(
                        "collection", collection,
                        "name", name,
                        "target", target,
                        "kind", kind,
                        "inverseName", inverse,
                        "required", required,
                        "onDelete", onDelete));
    }

    ProjectCatalog catalog() {
        return catalog;
    }

    ProjectModel model() {
        return model;
    }

    /** The PostgreSQL role of the project. */
    String role() {
        return project.role();
    }

    CollectionModel collection(String name) {
        return model.collections().stream()
                .filter(collection -> collection.table().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A transaction of its own, on a connection that runs as the project's role. */
    OperationSession session() {
        return new OperationSession(
                connections(),
                OperationSession.Mode.WRITE,
                new Statements(model.revision()),
                Deadline.in(Duration.ofSeconds(30)));
    }

    /** What the owner writes in it. */
    Writing writing(OperationSession session) {
        return new WritePlanner(model, WriteLimits.DEFAULT).rights(OWNER).writing(session);
    }

    /** Connections that run as the project's role. */
    Connections connections() {
        return () -> {
            Connection connection = project.database().dataSource().getConnection();
            run(connection, "set role " + project.role());
            return connection;
        };
    }

    /** Looks at the tables past everything that is tested. The project's schema is the search path. */
    List<List<Object>> query(String query, Object... values) {
        return inSchema(sql -> sql.fetch(query, values).stream()
                .map(row -> Arrays.asList(row.intoArray()))
                .toList());
    }

    Object value(String query, Object... values) {
        return query(query, values).getFirst().getFirst();
    }

    void execute(String statement, Object... values) {
        inSchema(sql -> sql.execute(statement, values));
    }

    /** Returns once a transaction in this database waits for another; PostgreSQL alone can tell. */
    void awaitLockWait() {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (value(
                        "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .equals(0L)) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("nobody waits for a lock");
            }
            Thread.onSpinWait();
        }
    }

    private <T> T inSchema(Function<DSLContext, T> work) {
        return project.sql().transactionResult(transaction -> {
            transaction.dsl().execute("set local role none");
            transaction.dsl().execute("set local search_path to " + project.schema());
            return work.apply(transaction.dsl());
        });
    }

    private static void run(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    @Override
    public void close() {
        project.close();
    }
}
