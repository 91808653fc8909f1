package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaJobsTest extends OnLargeTable {
    @Test
    void aLargeTableIsChangedInStagesAndTheSchemaIsNewWhenTheyAreDone() {
        SchemaChange begun = change(EVERYTHING);

        assertThat(begun.status()).isEqualTo(SchemaChange.Status.RUNNING);
        assertThat(begun.progress()).isZero();
        assertThat(begun.revision()).isEqualTo(2);
        assertThat(project.catalog().revision()).isEqualTo(2);
        assertThat(field("title").required()).isFalse();
        assertThat(history().id()).isEqualTo(begun.id());
        assertThat(history().status()).isEqualTo(SchemaChange.Status.RUNNING);

        List<SchemaChange> ended = jobs(JobProbe.NONE).run(begun.id());

        assertThat(ended).singleElement().satisfies(change -> {
            assertThat(change.status()).isEqualTo(SchemaChange.Status.APPLIED);
            assertThat(change.revision()).isEqualTo(3);
            assertThat(change.progress()).isEqualTo(1);
            assertThat(change.operations()).isEqualTo(begun.operations());
        });
        assertDone();
        assertThat(jobs(JobProbe.NONE).pending()).isEmpty();
    }

    @Test
    void thePlanShowsTheStagesAndThatNobodyWaitsForThem() {
        List<PlannedStatement> statements = changer.plan(
                        project.id(), Wish.of(TestProject.operations(EVERYTHING, UNIQUE)))
                .statements();

        assertThat(statements).allMatch(PlannedStatement::online).noneMatch(PlannedStatement::rewritesTable);
        assertThat(statements)
                .extracting(PlannedStatement::sql)
                .filteredOn(sql -> sql.contains("concurrently"))
                .hasSize(2);
        assertThat(statements).allMatch(statement -> statement.tableRows() >= ROWS);
    }

    @Test
    void smallTablesAreChangedAtOnce() {
        assertThat(change("{\"updateField\": {\"collection\": \"notes\", \"field\": \"title\", \"indexed\": true}}")
                        .status())
                .isEqualTo(SchemaChange.Status.APPLIED);
    }

    @Test
    void anIndexThatWasLeftInvalidIsBuiltAnew() {
        UUID change = change(UNIQUE).id();
        execute("insert into %s.posts (number) values (1)");
        assertThat(sqlState("create unique index concurrently posts_number_key on %s.posts (number)"))
                .isEqualTo("23505");
        assertThat(invalidIndexes()).isEqualTo(1);
        execute("delete from %s.posts where number = 1");

        jobs(JobProbe.NONE).run(change);

        assertThat(invalidIndexes()).isZero();
        assertThat(field("number").unique()).isTrue();
        assertThat(sqlState("insert into %s.posts (number) values (2)")).isEqualTo("23505");
    }

    @Test
    void aRowThatComesInTheWayEndsTheChangeAndTakesItBack() {
        List<String> before = shape();
        UUID change = change(UNIQUE).id();
        execute("insert into %s.posts (number) values (1)");

        SchemaChange ended = jobs(JobProbe.NONE).run(change).getFirst();

        assertThat(ended.status()).isEqualTo(SchemaChange.Status.FAILED);
        assertThat(ended.error()).startsWith("UNIQUE_VIOLATION: ");
        assertThat(shape()).isEqualTo(before);
        assertThat(invalidIndexes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"title\", \"config\": {\"maxLength\": 9}}}",
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"title\", \"config\": {\"maxLength\": 90, \"search\": true}}}",
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"state\", \"options\": [{\"name\": \"draft\"}, {\"name\": \"live\"}]}}",
                "{\"updateField\": {\"collection\": \"posts\", \"field\": \"state\", \"options\": [{\"name\": \"draft\"}, {\"name\": \"live\"}], \"required\": true, \"backfill\": \"live\"}}",
                "{\"updateRelation\": {\"collection\": \"posts\", \"relation\": \"parent\", \"onDelete\": \"CASCADE\"}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"title\", \"type\": \"LONG_TEXT\"}}",
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"title\", \"number\"]}}",
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"title\", \"number\"], \"unique\": true}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"BIGINT\"}}"
            })
    void aLargeTableEndsAsASmallOneDoes(String operation) {
        SchemaChange begun = change(operation);
        if (begun.status() == SchemaChange.Status.RUNNING) {
            assertThat(jobs(JobProbe.NONE).run(begun.id()).getFirst().error()).isNull();
        }
        List<String> large = shape();
        dropProject();
        createProject();

        project.change(operation);

        assertThat(large).isEqualTo(shape());
    }
}
