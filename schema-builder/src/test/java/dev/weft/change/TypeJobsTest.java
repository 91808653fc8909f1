package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.FieldType;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.drift.DriftCheck;
import dev.weft.testing.TestProject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Types that change on a large table, in a second column. */
class TypeJobsTest extends OnLargeTable {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"BIGINT\"}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"TEXT\", \"config\": {\"maxLength\": 9, \"search\": true}}}",
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"number\", \"type\": \"NUMBER\", \"config\": {\"scale\": 2, \"min\": -100000}}}",
            })
    void aTypeChangesBesideReadersWithAllThatHangsOnTheColumn(String operation) {
        project.change(
                update(
                        "number",
                        "\"unique\": true, \"required\": true, \"default\": null, \"config\": {\"max\": 100000}"),
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"state\", \"number\"]}}",
                "{\"addIndex\": {\"collection\": \"posts\", \"fields\": [\"number\", \"title\"], \"unique\": true}}");
        List<PlannedStatement> plan = changer.plan(project.id(), Wish.of(TestProject.operations(operation)))
                .statements();
        assertThat(plan).allMatch(PlannedStatement::online).noneMatch(PlannedStatement::rewritesTable);
        SchemaChange begun = change(operation);
        assertThat(begun.status()).isEqualTo(SchemaChange.Status.RUNNING);

        SchemaJobs jobs = jobs(point -> {
            if (point.equals("batch")) {
                execute("insert into %s.posts (number) select max(number) + 1 from %1$s.posts");
                execute("update %s.posts set number = -number where number = 77");
                execute("update %s.posts set number = -number where number = -77");
                execute("delete from %s.posts where number = 78");
                assertThat(new DriftCheck(project.database().dataSource()).of(project.id()))
                        .isEmpty();
            }
        });
        assertThat(jobs.run(begun.id()).getFirst().error()).isNull();

        assertThat(count("number is null")).isZero();
        assertThat(count("number::text = '77' or number::text = '77.00'")).isEqualTo(1);
        assertThat(sqlState("insert into %s.posts (title) values ('x')")).isEqualTo("23502");
        assertThat(sqlState("insert into %s.posts (number) values ('77')")).isEqualTo("23505");
        assertThat(count("true")).isGreaterThan(ROWS - 1);
        assertThat(new DriftCheck(project.database().dataSource()).of(project.id()))
                .isEmpty();
        assertThat(project.sql()
                        .fetchCount(DSL.selectOne()
                                .from("pg_trigger")
                                .where("tgname like 'weft%' and tgname not like 'weft_log%'")))
                .isZero();
    }

    @Test
    void whatDoesNotConvertIsRefusedWhileATypeChangesAndCancellingTakesEverythingBack() {
        String retype =
                "{\"changeFieldType\": {\"collection\": \"posts\", \"field\": \"title\", \"type\": \"INTEGER\"}}";
        execute("update %s.posts set title = number::text");
        List<String> before = shape();
        int points = 0;
        for (boolean survived = false; !survived; points++) {
            UUID change = change(retype).id();
            int deadAt = points;
            AtomicInteger reached = new AtomicInteger();
            survived = survives(change, point -> {
                if (point.equals("batch")) {
                    assertThat(sqlState("insert into %s.posts (title) values ('many')"))
                            .isEqualTo("23514");
                }
                if (reached.getAndIncrement() == deadAt) {
                    throw new Death();
                }
            });
            if (field("title").type() == FieldType.INTEGER) {
                break;
            }
            jobs(JobProbe.NONE).cancel(project.id(), change);
            assertThat(shape()).isEqualTo(before);
        }
        assertThat(points).isGreaterThan(10);
        assertThat(count("title = number")).isEqualTo(ROWS);
        assertThat(project.sql().fetchCount(DSL.selectOne().from("pg_proc").where("proname like 'weft%'")))
                .isZero();
    }
}
