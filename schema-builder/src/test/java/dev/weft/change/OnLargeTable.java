package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.FieldSpec;
import dev.weft.testing.TestProject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A table with so many rows, for those who test, that its changes are made in stages. */
abstract class OnLargeTable {
    static final int ROWS = LongChange.ROWS;
    static final LockPatience PATIENCE = new LockPatience(Duration.ofMillis(20), Duration.ofMillis(300));
    static final String REQUIRE = update("title", "\"required\": true, \"backfill\": \"None\"");
    static final String EVERYTHING = update(
            "title", "\"required\": true, \"backfill\": \"None\", \"indexed\": true, \"config\": {\"maxLength\": 20}");
    static final String UNIQUE = update("number", "\"unique\": true");

    TestProject project;
    SchemaChanger changer;

    @BeforeEach
    void createProject() {
        project = TestProject.create();
        changer = new SchemaChanger(project.database().dataSource(), PATIENCE, new LargeTables(1_000));
        project.change(LongChange.START);
        fill();
    }

    void fill() {
        project.sql().execute(LongChange.FILL.replace("{schema}", project.schema()));
        project.sql().execute("analyze %s.posts".formatted(project.schema()));
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    boolean survives(UUID change, JobProbe probe) {
        try {
            jobs(probe).run(change);
            return true;
        } catch (Death _) {
            return false;
        }
    }

    /** The server is killed here. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1;
    }

    void assertDone() {
        assertThat(field("title").required()).isTrue();
        assertThat(count("title is null")).isZero();
        assertThat(count("title = 'None'")).isEqualTo(ROWS - ROWS / 3);
        assertThat(sqlState("insert into %s.posts (title) values (null)")).isEqualTo("23502");
        assertThat(project.sql()
                        .fetchCount(DSL.selectOne()
                                .from("pg_constraint")
                                .where("not convalidated or conname ~ '(required_check|_new)$'")))
                .isZero();
        assertThat(invalidIndexes()).isZero();
    }

    SchemaChange change(String... operations) {
        return changer.change(project.id(), Wish.of(TestProject.operations(operations)), Conditions.NONE, "test");
    }

    SchemaJobs jobs(JobProbe probe) {
        return new SchemaJobs(project.database().dataSource(), PATIENCE, probe);
    }

    SchemaChange history() {
        return changer.history(project.id(), 1, null).getFirst();
    }

    FieldSpec field(String name) {
        return project.catalog().collection("posts").orElseThrow().fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    long count(String condition) {
        return project.sql()
                .fetchCount(DSL.selectOne().from(project.schema() + ".posts").where(condition));
    }

    /** Columns, constraints and indexes, as PostgreSQL describes them. */
    List<String> shape() {
        return TableShape.of(project.sql(), project.schema(), "posts");
    }

    long invalidIndexes() {
        return project.sql().fetchCount(DSL.selectOne().from("pg_index").where("not indisvalid"));
    }

    List<String> indexes() {
        return project.sql()
                .fetch("select indexname from pg_indexes where tablename = 'posts'")
                .getValues(0, String.class);
    }

    void execute(String statement) {
        project.sql().execute(statement.formatted(project.schema()));
    }

    String sqlState(String statement) {
        return catchThrowableOfType(DataAccessException.class, () -> execute(statement))
                .sqlState();
    }

    static String update(String field, String members) {
        return "{\"updateField\": {\"collection\": \"posts\", \"field\": \"%s\", %s}}".formatted(field, members);
    }
}
