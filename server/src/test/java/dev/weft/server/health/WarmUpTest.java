package dev.weft.server.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.WeftApplication;
import dev.weft.server.endpoint.Rehearsal;
import dev.weft.server.health.WarmUp.Operation;
import dev.weft.server.health.WarmUp.Programme;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.GraphQlRequest;
import dev.weft.server.http.PreparedOperation;
import dev.weft.server.http.PreparedOperation.Ready;
import dev.weft.server.http.PreparedOperation.Refused;
import dev.weft.testing.TestDatabase;
import dev.weft.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class WarmUpTest {
    private static TestDatabase database;
    private static ConfigurableApplicationContext server;

    @BeforeAll
    static void start() throws IOException {
        database = TestPostgres.createDatabase();
        Path home = Files.createTempDirectory("weft-server");
        server = new SpringApplicationBuilder(WeftApplication.class)
                .run(
                        "--server.port=0",
                        "--weft.home=" + home,
                        "--weft.environment=development",
                        "--weft.database.url=" + database.jdbcUrl(),
                        "--weft.database.user=" + database.user(),
                        "--weft.database.password=" + database.password());
    }

    @AfterAll
    static void stop() {
        server.close();
        database.close();
    }

    @Test
    void everyOperationButTheWrongOneWorks() throws Exception {
        Programme programme = WarmUp.programme();
        List<Operation> operations = Stream.concat(programme.once().stream(), programme.often().stream())
                .toList();

        server.getBean(Rehearsal.class).run(programme.schema(), project -> {
            operations.subList(0, operations.size() - 1).forEach(operation -> runsWithoutErrors(project, operation));
            assertThat(prepared(project, operations.getLast())).isInstanceOf(Refused.class);
        });
    }

    @Test
    void nothingOfItStays() throws SQLException, IOException {
        DSLContext sql = DSL.using(database.dataSource(), SQLDialect.POSTGRES);
        String traces = "select (select count(*) from weft.project) + (select count(*) from weft.company)"
                + " + (select count(*) from pg_namespace where nspname like 'p\\_%')";

        server.getBean(Rehearsal.class).run(WarmUp.programme().schema(), project -> {
            assertThat(project.revision()).hasValue(2);
            assertThat(sql.fetchSingle(traces).get(0, long.class)).isZero();
        });

        assertThat(sql.fetchSingle(traces).get(0, long.class)).isZero();
    }

    private static void runsWithoutErrors(GraphQlEngine project, Operation operation) {
        assertThat(prepared(project, operation))
                .isInstanceOfSatisfying(
                        Ready.class,
                        ready -> assertThat(ready.execution().run().body())
                                .as(operation.query())
                                .containsOnlyKeys("data"));
    }

    private static PreparedOperation prepared(GraphQlEngine project, Operation operation) {
        return project.prepare(new GraphQlRequest(operation.query(), null, operation.variables(), Map.of()));
    }
}
