package dev.weft.server.platform;

import dev.weft.server.account.Account;
import dev.weft.server.database.PlatformSchema;
import dev.weft.server.secret.PlatformKeys;
import dev.weft.server.secret.SecretBox;
import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The platform's tables in a database of its own. */
public final class TestPlatform implements AutoCloseable {
    public final SettableClock clock = new SettableClock();
    public final DSLContext sql;
    public final PlatformKeys keys;

    private final TestDatabase database = TestPostgres.createDatabase();

    public TestPlatform() {
        PlatformSchema.migrate(database.dataSource());
        sql = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
        keys = new PlatformKeys(sql, new SecretBox(new byte[SecretBox.KEY_BYTES]), clock);
    }

    public TestDatabase database() {
        return database;
    }

    /** An account that nobody can sign in to. */
    public Account account(String email) {
        UUID id = UUID.randomUUID();
        sql.query("insert into weft.account (id, email, created_at) values (?, ?, now())", id, email)
                .execute();
        return new Account(id, email, null, clock.instant().atOffset(ZoneOffset.UTC));
    }

    @Override
    public void close() {
        database.close();
    }
}
