package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    @Test
    void theExtensionIsCreatedInItsOwnSchemaByAnOwnerWhoIsNoSuperuser() throws IOException {
        try (TestDatabase database = TestPostgres.createDatabase()) {
            DSLContext sql = DSL.using(database.dataSource(), SQLDialect.POSTGRES);

            sql.execute(migration());
            sql.execute(migration());

            assertThat(extensions(sql)).containsExactly("weft_ext");
        }
    }

    @Test
    void aDatabaseThatCannotHaveTheExtensionIsMigratedAllTheSame() throws IOException {
        try (TestDatabase database = TestPostgres.createDatabase()) {
            DSLContext sql = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
            sql.execute("create schema weft_ext");
            sql.execute("create function weft_ext.show_limit() returns real language sql return 1");

            sql.execute(migration());

            assertThat(extensions(sql)).isEmpty();
        }
    }

    private static Iterable<String> extensions(DSLContext sql) {
        return sql.fetch("select extnamespace::regnamespace::text from pg_extension where extname = 'pg_trgm'")
                .getValues(0, String.class);
    }

    private static String migration() throws IOException {
        try (InputStream file = ExtensionsTest.class.getResourceAsStream("/db/migration/V4__extensions.sql")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
