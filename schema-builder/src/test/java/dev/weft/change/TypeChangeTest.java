package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.DefaultValue;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.change.SchemaPlan.PlannedStatement;
import dev.weft.change.SchemaPlan.Violation;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.testing.TestProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeChangeTest {
    private static final String OPTIONS = "[{\"name\": \"a\"}, {\"name\": \"b\"}]";
    private static TestProject project;
    private static int number;
    private static String things = "";

    @BeforeAll
    static void createProject() {
        project = TestProject.create();
    }

    @AfterAll
    static void dropProject() {
        project.close();
    }

    @BeforeEach
    void takeAnotherName() {
        things = "things" + ++number;
    }

    /** The values that convert with what they become, and those that do not. */
    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            TEXT      | INTEGER      | -7=-7; +3=3; 007=7; 2147483647=2147483647       | 1.0; 1e3;  5; 0x1F; 1_000; 2147483648; one; ``
            TEXT      | BIGINT       | 9223372036854775807=9223372036854775807         | 9223372036854775808; 1.5
            TEXT      | NUMBER       | 1.50=1.50; -.5=-0.5; 1e3=1000; 1E-2=0.01        | NaN; Infinity; 1,5; e5; 1_0
            TEXT      | FLOAT        | 1.5=1.5; 1e300=1e+300                           | 1e400; NaN; inf
            TEXT      | BOOLEAN      | true=true; false=false                          | yes; TRUE; t; 1
            TEXT      | DATE         | 2026-02-28=2026-02-28                           | 2026-02-30; 28.2.2026; yesterday; 2026-2-1
            TEXT      | DATE_TIME    | 2026-03-01T09:30:00+02:00=2026-03-01 07:30:00+00; 2026-03-01T09:30Z=2026-03-01 09:30:00+00 | 2026-03-01T09:30:00; now; 2026-03-01
            TEXT      | UUID         | 0198C0DE-7A3B-7C55-9F3E-2A6B1C0D4E5F=0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f | 0198c0de7a3b7c559f3e2a6b1c0d4e5f; x
            TEXT      | JSON         | {"a": 1}={"a": 1}; 12=12; "x"="x"               | {a: 1}; hello
            TEXT      | LONG_TEXT    | anything=anything                               |
            TEXT      | EMAIL        | ann@example.com=ann@example.com                 | ann; a b@example.com; @example.com; ann@
            TEXT      | URL          | https://example.com/a?b=https://example.com/a?b | example.com; ftp://example.com; https://a b
            TEXT      | SINGLE_SELECT| a=a; b=b                                        | c; A
            TEXT      | MULTI_SELECT | a={a}                                           | c
            TEXT      | TEXT_LIST    | a={a}; ={""}                                    |
            SINGLE_SELECT | TEXT     | a=a                                             |
            SINGLE_SELECT | MULTI_SELECT | b={b}                                       |
            MULTI_SELECT | SINGLE_SELECT | {a}=a                                       | {}; {a,b}
            MULTI_SELECT | TEXT_LIST | {a,b}={a,b}                                     |
            TEXT_LIST | MULTI_SELECT | {a,b}={a,b}; {}={}                              | {a,c}
            TEXT_LIST | TEXT         | {x}=x                                           | {}; {x,y}
            TEXT_LIST | JSON         | {x,y}=["x", "y"]                                |
            INTEGER   | BIGINT       | 5=5                                             |
            INTEGER   | NUMBER       | 5=5                                             |
            INTEGER   | FLOAT        | 5=5                                             |
            INTEGER   | BOOLEAN      | 1=true; 0=false                                 | 2; -1
            INTEGER   | TEXT         | -5=-5                                           |
            BIGINT    | INTEGER      | -2147483648=-2147483648                         | 2147483648
            BIGINT    | NUMBER       | 9223372036854775807=9223372036854775807         |
            BIGINT    | FLOAT        | 9007199254740992=9.007199254740992e+15          | 9007199254740993
            BIGINT    | LONG_TEXT    | 5=5                                             |
            NUMBER    | INTEGER      | 5.00=5; -3=-3                                   | 5.5; 2147483648
            NUMBER    | BIGINT       | 9223372036854775807.0=9223372036854775807       | 9223372036854775808; 0.1
            NUMBER    | FLOAT        | 0.1=0.1; 1e300=1e+300                           | 1e400; 1e-400; 0.12345678901234567891
            NUMBER    | TEXT         | 1.50=1.50                                       |
            FLOAT     | INTEGER      | 5=5; -0=0                                       | 5.5; 3e9
            FLOAT     | BIGINT       | 3e9=3000000000                                  | 0.5; 9223372036854775808
            FLOAT     | NUMBER       | 0.1=0.1; 1e22=10000000000000000000000           |
            FLOAT     | TEXT         | 0.1=0.1                                         |
            BOOLEAN   | INTEGER      | true=1; false=0                                 |
            BOOLEAN   | TEXT         | true=true                                       |
            DATE      | DATE_TIME    | 2026-03-01=2026-03-01 00:00:00+00               |
            DATE      | TEXT         | 2026-03-01=2026-03-01                           |
            DATE_TIME | DATE         | 2026-03-01T01:00:00+02:00=2026-02-28            |
            DATE_TIME | TEXT         | 2026-03-01T01:00:00+02:00=2026-02-28T23:00:00Z  |
            UUID      | TEXT         | 0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f=0198c0de-7a3b-7c55-9f3e-2a6b1c0d4e5f |
            JSON      | TEXT         | {"a": 1}={"a": 1}; "x"="x"; 5=5                 |
            """)
    void valuesBecomeWhatTheTableOfConversionsSays(
            FieldType from, FieldType to, String converting, @Nullable String failing) {
        things(from, "");
        List<String> expected = new ArrayList<>();
        for (String pair : converting.split("; ", -1)) {
            int split = from == FieldType.TEXT && to == FieldType.URL ? pair.indexOf("=https") : pair.indexOf('=');
            insert(pair.substring(0, split));
            expected.add(pair.substring(split + 1).strip());
        }
        insert(null);
        expected.add(null);
        List<String> failures = failing == null ? List.of() : List.of(failing.split("; ", -1));
        failures.forEach(TypeChangeTest::insert);
        String options =
                to == FieldType.SINGLE_SELECT || to == FieldType.MULTI_SELECT ? ", \"options\": " + OPTIONS : "";

        List<Violation> violations = plan(retype(to, options)).violations();
        assertThat(violations.stream()
                        .filter(violation -> violation.message().contains("does not become"))
                        .mapToLong(Violation::rowCount)
                        .sum())
                .isEqualTo(failures.size());
        if (!failures.isEmpty()) {
            ApiException refusal = refused(retype(to, options));
            assertThat(refusal.code()).isEqualTo(ErrorCode.CHECK_VIOLATION);
            assertThat(field().type()).isEqualTo(from);
        }
        project.change(retype(to, options + ", \"onFailure\": \"SET_NULL\""));

        failures.forEach(_ -> expected.add(null));
        assertThat(values()).isEqualTo(expected);
        assertThat(field().type()).isEqualTo(to);
        assertThat(project.sql()
                        .fetchCount(DSL.selectOne()
                                .from("pg_constraint")
                                .where("conname = '" + things + "_value_convertible_check' or not convalidated")))
                .isZero();
    }

    @Test
    void aRefusalSaysHowManyRowsAndShowsSome() {
        things(FieldType.TEXT, "");
        for (String text : List.of("1", "x", "2", "y")) {
            insert(text);
        }

        Violation violation = plan(retype(FieldType.INTEGER, "")).violations().getFirst();

        assertThat(violation.rowCount()).isEqualTo(2);
        assertThat(violation.message())
                .isEqualTo("'value' cannot change: 2 rows of '%s' hold a value that does not become INTEGER"
                        .formatted(things));
        assertThat(violation.sample())
                .extracting(row -> String.valueOf(((Map<?, ?>) row).get("value")))
                .containsExactly("x", "y");
        assertThat(refused(retype(FieldType.INTEGER, "")).first().path())
                .containsExactly("operations", "0", "changeFieldType");
    }

    @Test
    void whatCannotBecomeTheTypeIsToldWhatItCanBecome() {
        things(FieldType.DATE, "");

        ApiException refusal = refused(retype(FieldType.BOOLEAN, ""));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_FIELD);
        assertThat(refusal.getMessage())
                .isEqualTo(
                        "Field 'value' of type DATE cannot become BOOLEAN; possible are [TEXT, LONG_TEXT, DATE_TIME]");
        assertThat(refused(retype(FieldType.DATE, "")).getMessage()).contains("already has the type DATE");
    }

    @Test
    void aRequiredFieldHasNoRoomForValuesThatDoNotConvert() {
        things(FieldType.TEXT, ", \"required\": true");
        insert("1");
        insert("x");

        assertThat(refused(retype(FieldType.INTEGER, ", \"onFailure\": \"SET_NULL\""))
                        .getMessage())
                .contains("make it optional first");
        project.change(
                "{\"updateField\": {\"collection\": \"" + things + "\", \"field\": \"value\", \"required\": false}}",
                retype(FieldType.INTEGER, ", \"onFailure\": \"SET_NULL\""),
                "{\"updateField\": {\"collection\": \"" + things
                        + "\", \"field\": \"value\", \"required\": true, \"backfill\": 9}}");

        assertThat(values()).containsExactly("1", "9");
        assertThat(field().required()).isTrue();
    }

    @Test
    void defaultLimitsAndIndexesFollowTheTypeOrAreNamed() {
        things(FieldType.TEXT, """
                , "default": "7", "unique": false, "indexed": true, "config": {"maxLength": 9, "search": true, "similar": true}""");
        project.change("{\"addIndex\": {\"collection\": \"" + things + "\", \"fields\": [\"value\", \"other\"]}}");
        insert("12");

        project.change(retype(FieldType.INTEGER, ", \"config\": {\"min\": 1}"));

        assertThat(field().defaultValue()).isEqualTo(new DefaultValue.Constant(7));
        assertThat(field().config().search()).isNull();
        assertThat(project.sql()
                        .fetch(
                                "select replace(indexname, {0}, 'things') from pg_indexes where tablename = {0} order by 1",
                                DSL.val(things))
                        .getValues(0, String.class))
                .containsExactly("things_pkey", "things_value_idx", "things_value_other_idx");
        project.sql().execute("insert into %s.%s default values".formatted(project.schema(), things));
        assertThat(values()).containsExactly("12", "7");

        assertThat(refused(retype(FieldType.LONG_TEXT, "")).getMessage())
                .contains("Index '" + things + "_value_other_idx' cannot hold values of type LONG_TEXT");
        project.change(
                "{\"updateField\": {\"collection\": \"" + things + "\", \"field\": \"value\", \"default\": null}}",
                "{\"dropIndex\": {\"collection\": \"" + things + "\", \"name\": \"" + things + "_value_other_idx\"}}",
                "{\"updateField\": {\"collection\": \"" + things + "\", \"field\": \"value\", \"indexed\": false}}",
                retype(FieldType.LONG_TEXT, ""));
        assertThat(values()).containsExactly("12", "7");
    }

    @Test
    void aDefaultThatDoesNotFollowIsNamed() {
        things(FieldType.TEXT, ", \"default\": \"none\"");

        ApiException refusal = refused(retype(FieldType.INTEGER, ""));

        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_DEFAULT);
        assertThat(refusal.getMessage())
                .isEqualTo("The default of field 'value' does not become a value of type INTEGER");
    }

    @Test
    void valuesThatMeetInAUniqueFieldAreFound() {
        things(FieldType.TEXT, ", \"unique\": true");
        insert("1");
        insert("01");

        ApiException refusal = refused(retype(FieldType.INTEGER, ""));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(refusal.getMessage())
                .isEqualTo("[value] cannot be unique: 2 rows of '%s' share 1 values".formatted(things));
        project.sql().execute("delete from %s.%s where value = '01'".formatted(project.schema(), things));
        project.change(retype(FieldType.INTEGER, ""));
        assertThat(catchThrowableOfType(org.jooq.exception.DataAccessException.class, () -> insert("1"))
                        .sqlState())
                .isEqualTo("23505");
        assertThat(refused(retype(FieldType.BOOLEAN, ", \"options\": " + OPTIONS))
                        .getMessage())
                .contains("belong to select fields only");
    }

    @Test
    void anIndexOfValuesBecomesOneOfWhatIsInside() {
        things(FieldType.TEXT_LIST, ", \"indexed\": true");
        insert("{x}");

        project.change(retype(FieldType.TEXT, ""));
        assertThat(method()).isEqualTo("btree");
        project.change(retype(FieldType.TEXT_LIST, ""));
        assertThat(method()).isEqualTo("gin");
        assertThat(values()).containsExactly("{x}");
    }

    @Test
    void thePlanTellsWhatIsRewritten() {
        things(FieldType.TEXT, "");

        assertThat(plan(retype(FieldType.LONG_TEXT, "")).statements()).isEmpty();
        assertThat(plan(retype(FieldType.SINGLE_SELECT, ", \"options\": " + OPTIONS))
                        .statements())
                .hasSize(2)
                .noneMatch(PlannedStatement::rewritesTable)
                .allMatch(PlannedStatement::online);
        assertThat(plan(retype(FieldType.INTEGER, "")).statements())
                .filteredOn(PlannedStatement::rewritesTable)
                .singleElement()
                .satisfies(statement -> {
                    assertThat(statement.lock()).isEqualTo("ACCESS EXCLUSIVE");
                    assertThat(statement.online()).isFalse();
                    assertThat(statement.sql()).contains("alter column \"value\" type integer using");
                });
    }

    private static void things(FieldType type, String more) {
        String options =
                type == FieldType.SINGLE_SELECT || type == FieldType.MULTI_SELECT ? ", \"options\": " + OPTIONS : "";
        project.change("""
                {"createCollection": {"name": "%s", "primaryKey": "BIGINT", "fields": [
                  {"name": "value", "type": "%s"%s%s}, {"name": "other", "type": "INTEGER"}]}}""".formatted(things, type, options, more));
    }

    private static String retype(FieldType type, String more) {
        return "{\"changeFieldType\": {\"collection\": \"%s\", \"field\": \"value\", \"type\": \"%s\"%s}}"
                .formatted(things, type, more);
    }

    private static void insert(@Nullable String text) {
        String type = project.sql()
                .fetchSingle(
                        "select format_type(atttypid, null) from pg_attribute where attname = 'value' and attrelid = '%s.%s'::regclass"
                                .formatted(project.schema(), things))
                .get(0, String.class);
        project.sql()
                .execute(
                        "insert into %s.%s (value) values ({0}::%s)".formatted(project.schema(), things, type),
                        DSL.val(text));
    }

    private static List<String> values() {
        return project.sql()
                .fetch("select value::text from %s.%s order by id".formatted(project.schema(), things))
                .getValues(0, String.class);
    }

    private static String method() {
        return project.sql()
                .fetchSingle("select indexdef from pg_indexes where indexname = {0}", DSL.val(things + "_value_idx"))
                .get(0, String.class)
                .replaceAll(".* USING (\\w+) .*", "$1");
    }

    private static FieldSpec field() {
        return project.catalog().collection(things).orElseThrow().fields().getFirst();
    }

    private static SchemaPlan plan(String... operations) {
        return project.changer().plan(project.id(), Wish.of(TestProject.operations(operations)));
    }

    private static ApiException refused(String... operations) {
        return catchThrowableOfType(ApiException.class, () -> project.change(operations));
    }
}
