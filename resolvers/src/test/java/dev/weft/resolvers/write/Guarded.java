package dev.weft.resolvers.write;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.model.ProjectModel;
import dev.weft.resolvers.execution.Driver;
import dev.weft.resolvers.execution.ExecutionLimits;
import dev.weft.resolvers.execution.ProjectExecutor;
import dev.weft.resolvers.execution.ProjectRequest;
import dev.weft.resolvers.plan.ReadLimits;
import dev.weft.resolvers.testing.PlainResponse;
import dev.weft.testing.Allow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A newsroom where policies say what callers may do. There are the users U and V, the authors Ann and Bob, the tags red
 * and green, and articles: {@code a}, a draft of U's by Ann; {@code b}, a draft of V's by Bob; {@code p}, published,
 * V's by Bob.
 */
final class Guarded implements AutoCloseable {
    static final UUID U = UUID.fromString("0190b2a0-0000-7000-8000-0000000000d1");
    static final UUID V = UUID.fromString("0190b2a0-0000-7000-8000-0000000000d2");
    static final UUID ANN = Desk.ANN;
    static final UUID BOB = UUID.fromString("0190b2a0-0000-7000-8000-00000000000b");
    static final UUID NOBODY = Desk.NOBODY;

    /** Of a payload whose row is an article. */
    static final String ARTICLE =
            "article { slug title status views } outcome errors { code message path fields constraint }";

    static final Map<String, Object> OWN = Map.of("writer", Map.of("id", Map.of("eq", "$user.id")));
    static final Map<String, Object> DRAFTS = status("DRAFT");
    static final Map<String, Object> PUBLISHED = status("PUBLISHED");

    private final Newsroom newsroom = new Newsroom();

    static Map<String, Object> status(String name) {
        return Map.of("status", Map.of("eq", name));
    }

    static Map<String, Object> either(Map<String, Object> one, Map<String, Object> other) {
        return Map.of("or", List.of(one, other));
    }

    static Map<String, Object> both(Map<String, Object> one, Map<String, Object> other) {
        return Map.of("and", List.of(one, other));
    }

    /** The user U in these roles. */
    static Caller user(String... roles) {
        return user(Map.of(), roles);
    }

    static Caller user(Map<String, Object> claims, String... roles) {
        return new Caller.User(U, "u", RoleSet.of(List.of(roles)), claims);
    }

    void reset() {
        newsroom.execute("truncate authors, tags, profiles, articles, desks, users restart identity cascade");
        newsroom.execute("insert into users (id, email) values (?, 'u@example.com'), (?, 'v@example.com')", U, V);
        newsroom.execute(
                "insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com'), (?, 'Bob', 'bob@example.com')",
                ANN,
                BOB);
        newsroom.execute("insert into tags (name) values ('red'), ('green')");
        article("a", "draft", ANN, U);
        article("b", "draft", BOB, V);
        article("p", "published", BOB, V);
    }

    void article(String slug, String status, UUID author, UUID writer) {
        newsroom.execute(
                "insert into articles (slug, title, status, author_id, writer_id) values (?, ?, ?, ?, ?)",
                slug,
                "Title " + slug,
                status,
                author,
                writer);
    }

    Newsroom newsroom() {
        return newsroom;
    }

    String id(String slug) {
        return newsroom.value("select id from articles where slug = ?", slug).toString();
    }

    /** Of the article, past everything that is tested. */
    @Nullable
    Object stored(String slug, String column) {
        List<List<Object>> found = newsroom.query("select " + column + " from articles where slug = ?", slug);
        return found.isEmpty() ? null : found.getFirst().getFirst();
    }

    long articles() {
        return (Long) newsroom.value("select count(*) from articles");
    }

    Session session(Driver driver, Caller caller, Allow... policies) {
        return new Session(driver, caller, policies);
    }

    /** What one caller asks under some policies. */
    final class Session {
        private final ProjectExecutor executor;
        private final Caller caller;

        private Session(Driver driver, Caller caller, Allow... policies) {
            ProjectModel model = ProjectModel.of(Allow.in(newsroom.catalog(), policies), caller.roles());
            this.caller = caller;
            this.executor = new ProjectExecutor(
                    model,
                    ReadLimits.DEFAULT,
                    new GeneratedMutations(model, WriteLimits.DEFAULT),
                    ExecutionLimits.DEFAULT,
                    driver);
        }

        /** @param values that the document leaves open */
        @SuppressWarnings("AnnotateFormatMethod")
        Desk.Reply ask(String document, Object... values) {
            return ask(document.formatted(values), Map.of());
        }

        Desk.Reply ask(String document, Map<String, Object> variables) {
            return new Desk.Reply(PlainResponse.of(executor.execute(
                    new ProjectRequest(document, null, variables), caller, newsroom.connections(), null)));
        }
    }

    /** Some policies and more. */
    static Allow[] plus(Allow[] some, Allow... more) {
        List<Allow> all = new ArrayList<>(Arrays.asList(some));
        all.addAll(Arrays.asList(more));
        return all.toArray(Allow[]::new);
    }

    @Override
    public void close() {
        newsroom.close();
    }
}
