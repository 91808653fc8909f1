package dev.weft.server.user;

import dev.weft.catalog.ProjectId;
import dev.weft.change.SchemaChanger;
import dev.weft.resolvers.identity.Identity;
import dev.weft.resolvers.identity.Tokens;
import dev.weft.server.account.AccountTokens;
import dev.weft.server.account.PasswordHashes;
import dev.weft.server.account.SignInLimits;
import dev.weft.server.platform.SettableClock;
import dev.weft.server.platform.TestPlatform;
import dev.weft.server.project.ProjectRef;
import dev.weft.server.secret.SecretBox;
import dev.weft.server.user.UserSessions.SignedInUser;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.SQLDialect;
import org.jooq.impl.DefaultDSLContext;

/** Projects with end users, and servers that share a database. */
final class TestUsers implements AutoCloseable {
    static final String PASSWORD = "seven blue herons";

    final TestPlatform platform = new TestPlatform();
    final SettableClock clock = platform.clock;
    final SecretBox box = new SecretBox(new byte[SecretBox.KEY_BYTES]);
    final PasswordHashes hashes = new PasswordHashes();
    final Server one = new Server();
    final ProjectRef shop = project("shop");

    /** What one server has in its memory. */
    final class Server {
        final SigningKeys keys = new SigningKeys(platform.sql, box, clock, clock);
        final UserSessions sessions =
                new UserSessions(platform.sql, keys, AccountTokens.refreshTokens(platform.keys), clock, clock);
        final EndUsers users =
                new EndUsers(platform.sql, hashes, sessions, new SignInLimits(true, platform.sql, clock), clock);

        Identity identity(ProjectRef project, Supplier<Optional<SignedInUser>> signedIn) {
            return users.of(project, true, "192.0.2.7", signedIn);
        }

        Identity identity(ProjectRef project) {
            return identity(project, Optional::empty);
        }

        Tokens signUp(ProjectRef project, String email) {
            Identity.SignUp signUp = identity(project).signUp(email, PASSWORD);
            return finish(project, signUp.of(insert(project, signUp.email())));
        }

        Tokens signIn(ProjectRef project, String email, String password) {
            return finish(project, identity(project).signIn(email, password));
        }

        Identity as(ProjectRef project, Tokens tokens) {
            return identity(project, () -> Optional.of(sessions.verify(project, tokens.accessToken())));
        }
    }

    /** As an operation of the project does it. */
    <T> T finish(ProjectRef project, Identity.Step<T> step) {
        try (Connection connection = platform.database().dataSource().getConnection()) {
            connection.setAutoCommit(false);
            new DefaultDSLContext(connection, SQLDialect.POSTGRES)
                    .execute("set local role weft_" + project.databaseSchema());
            T done = step.finish(connection);
            connection.commit();
            step.committed();
            return done;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    ProjectRef project(String slug) {
        ProjectId id = ProjectId.random();
        String schema = "p_" + id.toString().replace("-", "");
        UUID company = UUID.randomUUID();
        platform.sql.execute(
                "insert into weft.company (id, name, slug, created_at) values (?, 'C', ?, now())", company, slug);
        platform.sql.execute(
                "insert into weft.project (id, slug, name, database_schema, company_id) values (?, ?, ?, ?, ?)",
                id.value(),
                slug,
                slug,
                schema,
                company);
        SchemaChanger changer = new SchemaChanger(platform.database().dataSource());
        platform.sql.transaction(transaction -> changer.provision(transaction.dsl(), id, "test"));
        return new ProjectRef(id, slug, schema);
    }

    UUID insert(ProjectRef project, String email) {
        return (UUID) platform.sql
                .fetchSingle(
                        "insert into " + project.databaseSchema() + ".users (email) values (?) returning id", email)
                .get(0);
    }

    void execute(String sql, Object... values) {
        platform.sql.execute(sql.replace("users", shop.databaseSchema() + ".users"), values);
    }

    @Override
    public void close() {
        hashes.close();
        platform.close();
    }
}
