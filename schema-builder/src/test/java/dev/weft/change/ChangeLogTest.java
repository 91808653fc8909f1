package dev.weft.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.CollectionSpec;
import dev.weft.ddl.LoggedTable;
import dev.weft.ddl.RowShape;
import dev.weft.drift.DriftCheck;
import dev.weft.testing.TestProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChangeLogTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "authors", "primaryKey": "BIGINT", "fields": [
                  {"name": "name", "type": "TEXT"}]}}""", """
                {"createCollection": {"name": "articles", "primaryKey": "BIGINT", "fields": [
                  {"name": "title", "type": "TEXT", "unique": true},
                  {"name": "price", "type": "NUMBER"},
                  {"name": "tags", "type": "TEXT_LIST"}]}}""", """
                {"createCollection": {"name": "topics", "primaryKey": "BIGINT"}}""", """
                {"createRelation": {"collection": "articles", "name": "author", "target": "authors", "onDelete": "CASCADE"}}""", """
                {"createRelation": {"collection": "articles", "name": "editor", "target": "authors", "onDelete": "SET_NULL"}}""", """
                {"createRelation": {"collection": "articles", "name": "reader", "target": "authors", "onDelete": "SET_NULL"}}""", """
                {"createRelation": {"collection": "articles", "name": "topics", "target": "topics", "kind": "MANY_TO_MANY"}}""");
    }

    @AfterEach
    void dropProject() {
        project.close();
    }

    @Test
    void whoeverWritesIsLoggedWithTheRowBeforeAndAfter() {
        run("insert into articles (title, price, tags) values ('One', 1.50, '{a,b}'), ('Two', null, null)");
        run("update articles set title = 'Uno' where title = 'One'");
        run("delete from articles where title = 'Two'");

        assertThat(told())
                .containsExactly(
                        "I articles 1: - -> One",
                        "I articles 2: - -> Two",
                        "U articles 1: One -> Uno",
                        "D articles 2: Two -> -");
        assertThat(log().getFirst().get("new", String.class)).contains("\"price\":1.50", "\"tags\":[\"a\",\"b\"]");
    }

    @Test
    void rowsOfOneStatementComeInItsOrder() {
        run("insert into articles (title) select 'Number ' || n from generate_series(1, 200) n");
        run("update articles set price = id where id % 2 = 0");

        List<Long> numbers = log().stream()
                .filter(row -> "U".equals(row.get("kind")))
                .map(row ->
                        JSON.readTree(row.get("new", String.class)).get("price").asLong())
                .toList();
        assertThat(numbers).hasSize(100).isSorted();
        assertThat(log())
                .filteredOn(row -> "U".equals(row.get("kind")))
                .allMatch(row ->
                        json(row, "old").get("id").equals(json(row, "new").get("id")));
    }

    @Test
    void anUpsertIsAnInsertOrAnUpdateOfEachRow() {
        run("insert into articles (title, price) values ('One', 1)");

        run("insert into articles (title, price) values ('One', 2), ('Two', 2)"
                + " on conflict (title) do update set price = excluded.price");

        assertThat(told().subList(1, 3))
                .containsExactlyInAnyOrder("I articles 3: - -> Two", "U articles 1: One -> One");
    }

    @Test
    void aMergeIsWhatItDoesToEachRow() {
        run("insert into articles (title, price) values ('One', 1), ('Two', 2)");

        run("merge into articles a using (values ('One'), ('Two'), ('Three')) as g (title) on a.title = g.title"
                + " when matched and a.title = 'One' then delete"
                + " when matched then update set price = 3"
                + " when not matched then insert (title) values (g.title)");

        assertThat(told().subList(2, 5))
                .containsExactlyInAnyOrder(
                        "D articles 1: One -> -", "U articles 2: Two -> Two", "I articles 3: - -> Three");
    }

    @Test
    void whatForeignKeysDoIsLoggedToo() {
        run("insert into authors (name) values ('Ann'), ('Bob'), ('Cleo')");
        run("insert into articles (title, author_id, editor_id, reader_id) values ('One', 1, 2, 3), ('Two', 2, 1, 1)");

        run("delete from authors where id = 1");
        run("delete from authors where id in (2, 3)");

        List<String> told = told();
        assertThat(told.subList(5, told.size()))
                .contains(
                        "D authors 1: - -> -",
                        "D articles 1: One -> -",
                        "D authors 3: - -> -",
                        "D articles 2: Two -> -");
        assertThat(log())
                .filteredOn(
                        row -> "U".equals(row.get("kind")) && row.get("row_id").equals("2"))
                .as("two columns lose what they refer to")
                .hasSize(2)
                .allMatch(row ->
                        json(row, "old").get("id").equals(json(row, "new").get("id")))
                .last()
                .satisfies(row ->
                        assertThat(json(row, "new").get("reader_id").isNull()).isTrue());
    }

    @Test
    void aRowThatOneStatementWritesTwiceIsLoggedTwiceInOrder() {
        run("insert into authors (name) values ('Ann'), ('Bob')");
        run("insert into articles (title, editor_id, reader_id) values ('One', 1, 2)");

        run("delete from authors where id in (1, 2)");

        List<Record> updates =
                log().stream().filter(row -> "U".equals(row.get("kind"))).toList();
        assertThat(updates).hasSize(2);
        assertThat(json(updates.get(0), "new")).isEqualTo(json(updates.get(1), "old"));
        assertThat(json(updates.get(1), "new").get("editor_id").isNull()).isTrue();
        assertThat(json(updates.get(1), "new").get("reader_id").isNull()).isTrue();
    }

    @Test
    void truncatingIsDeletingEachRow() {
        run("insert into topics select from generate_series(1, 2)");
        run("insert into articles (title) values ('One')");
        run("insert into articles_topics values (1, 1), (1, 2)");

        run("truncate articles, articles_topics");

        assertThat(told().subList(5, 8))
                .containsExactlyInAnyOrder(
                        "D articles 1: One -> -", "D articles_topics 1,1: - -> -", "D articles_topics 1,2: - -> -");
    }

    @Test
    void linksAreLoggedUnderTheRelation() {
        run("insert into topics select from generate_series(1, 2)");
        run("insert into articles (title) values ('One')");
        run("insert into articles_topics values (1, 1)");
        run("update articles_topics set topics_id = 2".replace("topics_id", targetColumn()));
        run("delete from articles");

        assertThat(told().subList(3, told().size()))
                .containsExactlyInAnyOrder(
                        "I articles_topics 1,1: - -> -",
                        "D articles_topics 1,1: - -> -",
                        "I articles_topics 1,2: - -> -",
                        "D articles 1: One -> -",
                        "D articles_topics 1,2: - -> -");
    }

    @Test
    void whatIsRolledBackWasNever() throws SQLException {
        try (Connection connection = project.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set search_path = " + project.schema());
            statement.execute("insert into articles (title) values ('Kept')");
            var savepoint = connection.setSavepoint();
            statement.execute("insert into articles (title) values ('Not kept')");
            connection.rollback(savepoint);
            connection.commit();
            statement.execute("insert into articles (title) values ('Gone')");
            connection.rollback();
        }

        assertThat(told()).containsExactly("I articles 1: - -> Kept");
    }

    @Test
    void whoAsksIsWrittenDownAsFarAsTheTransactionSaysIt() {
        project.sql().transaction(transaction -> {
            transaction
                    .dsl()
                    .execute("select set_config('weft.actor', 'user:1', true), set_config('weft.request', 'r1', true)");
            transaction.dsl().execute("insert into %s.topics default values".formatted(project.schema()));
        });
        run("insert into topics default values");

        assertThat(log())
                .extracting(row -> row.get("actor") + " " + row.get("request"))
                .containsExactly("user:1 r1", "null null");
    }

    @Test
    void theRoleOfAProjectWritesToTheLogAndSeesNothingOfIt() throws SQLException {
        try (Connection connection = project.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + project.role());
            statement.execute("insert into %s.articles (title) values ('Mine')".formatted(project.schema()));
            for (String forbidden : List.of(
                    "select * from weft.change",
                    "select * from weft.change_rest",
                    "select * from weft.change_shape",
                    "select * from weft.change_log",
                    "insert into weft.change (at, xid, project, collection, shape, kind, row_id) values"
                            + " (now(), '3', gen_random_uuid(), gen_random_uuid(), 0, 'I', '')",
                    "select nextval('weft.change_seq')",
                    "select weft.log_gap(gen_random_uuid(), gen_random_uuid())",
                    "alter table %s.articles disable trigger all".formatted(project.schema()),
                    "truncate %s.articles".formatted(project.schema()))) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .hasMessageMatching("(?s).*(denied|must be owner).*")
                        .isInstanceOf(SQLException.class);
            }
        }

        assertThat(told()).containsExactly("I articles 1: - -> Mine");
    }

    @Test
    void aNameOfTheCallersOwnCannotTakeTheLogsPlace() throws SQLException {
        try (Connection connection = project.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = pg_temp, %s".formatted(project.schema()));
            statement.execute("create temporary table change (like weft.change)");
            statement.execute("create temporary table weft_new (like %s.articles)".formatted(project.schema()));
            statement.execute("insert into %s.articles (title) values ('Real')".formatted(project.schema()));
        }

        assertThat(told()).containsExactly("I articles 1: - -> Real");
    }

    @Test
    void imagesSayWhichColumnWasWhichFieldThen() {
        run("insert into articles (title, price) values ('One', 1)");
        project.change("""
                {"renameField": {"collection": "articles", "field": "title", "name": "headline"}}""", """
                {"renameField": {"collection": "articles", "field": "price", "name": "title"}}""", """
                {"addField": {"collection": "articles", "field": {"name": "price", "type": "INTEGER", "required": true, "backfill": 7}}}""", """
                {"renameCollection": {"collection": "articles", "name": "posts"}}""");
        run("update posts set headline = 'Two'");

        Result<Record> log = log();
        Map<Long, RowShape> shapes = new RowShapes(project.sql()).find(log.map(row -> row.get("shape", Long.class)));
        String titleField = project.catalog().collection("posts").orElseThrow().fields().stream()
                .filter(field -> field.name().equals("headline"))
                .findFirst()
                .orElseThrow()
                .id()
                .toString();
        assertThat(log).hasSize(2);
        assertThat(log.getFirst().get("collection")).isEqualTo(log.getLast().get("collection"));
        assertThat(valueOf(log.getFirst(), "new", titleField, shapes)).isEqualTo("One");
        assertThat(valueOf(log.getLast(), "old", titleField, shapes)).isEqualTo("One");
        assertThat(valueOf(log.getLast(), "new", titleField, shapes)).isEqualTo("Two");
        assertThat(drift()).isEmpty();
    }

    @Test
    void aCollectionMayDoWithoutAndTheLogSaysThatSomethingIsMissing() {
        project.change("""
                {"updateCollection": {"collection": "articles", "changeLog": false}}""");
        run("insert into articles (title) values ('Unseen')");
        assertThat(told()).containsExactly("G articles : - -> -", "G articles_topics : - -> -");
        assertThat(drift()).isEmpty();

        project.change("""
                {"updateCollection": {"collection": "articles", "changeLog": true}}""");
        run("insert into articles (title) values ('Seen')");
        assertThat(told()).last().isEqualTo("I articles 2: - -> Seen");
        assertThat(drift()).isEmpty();

        project.change("""
                {"createCollection": {"name": "ticks", "changeLog": false}}""");
        run("insert into ticks default values");
        assertThat(told()).last().isEqualTo("I articles 2: - -> Seen");
        assertThat(project.catalog().collection("ticks").map(CollectionSpec::changeLog))
                .contains(false);
    }

    @Test
    void tablesWithoutTheirTriggersAreFoundAndGetThem() {
        run("drop trigger weft_log_insert on articles");
        run("alter table topics disable trigger weft_log_delete");
        assertThat(drift())
                .containsExactly(
                        "Trigger 'articles.weft_log_insert' is missing",
                        "Trigger 'topics.weft_log_delete' is disabled: changes of the table are not logged");

        new LoggedTables(project.database().dataSource()).complete();

        assertThat(drift()).isEmpty();
        run("insert into articles (title) values ('One')");
        assertThat(told()).containsExactly("I articles 1: - -> One");
    }

    @Test
    void aThousandRowsAreLoggedWithoutComparingEachWithEach() {
        run("insert into articles (title) values ('First')");
        try (Connection connection = project.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + project.schema());
            for (int i = 0; i < 8; i++) {
                statement.execute("update articles set price = " + i + " where id = 1");
            }
            statement.execute("insert into articles (title) select n::text from generate_series(1, 20000) n");
            statement.execute("set statement_timeout = '10s'");
            statement.execute("update articles set price = 5");
        } catch (SQLException e) {
            throw new AssertionError("the plan for one row serves 20,000", e);
        }
    }

    @Test
    void copyingAColumnToAnotherTypeIsNoChangeOfItsRows() {
        run("insert into articles (title, price) select n::text, n from generate_series(1, 25000) n");
        run("analyze articles");
        long before = log().size();

        SchemaChange change = project.change("""
                {"changeFieldType": {"collection": "articles", "field": "price", "type": "TEXT"}}""");
        assertThat(change.status()).isEqualTo(SchemaChange.Status.RUNNING);
        new SchemaJobs(project.database().dataSource()).run(change.id());

        assertThat(log()).hasSize((int) before);
        run("update articles set price = 'dear' where id = 1");
        Record last = log().getLast();
        RowShape shape = new RowShapes(project.sql())
                .find(List.of(last.get("shape", Long.class)))
                .values()
                .iterator()
                .next();
        assertThat(shape.columns())
                .anyMatch(
                        column -> column.name().equals("price") && column.type().equals("text"));
        assertThat(drift()).isEmpty();
    }

    @Test
    void aWriteIsNeverRefusedForWantOfAPartition() {
        project
                .sql()
                .fetch("select inhrelid::regclass::text from pg_inherits where inhparent = 'weft.change'::regclass")
                .getValues(0, String.class)
                .stream()
                .filter(name -> !name.endsWith("_rest"))
                .forEach(name -> project.sql().execute("drop table " + name));

        run("insert into articles (title) values ('One')");

        assertThat(told()).containsExactly("I articles 1: - -> One");
    }

    private List<String> drift() {
        return new DriftCheck(project.database().dataSource()).of(project.id());
    }

    private static String valueOf(Record row, String image, String key, Map<Long, RowShape> shapes) {
        RowShape shape = Objects.requireNonNull(shapes.get(row.get("shape", Long.class)));
        RowShape.Column column = Objects.requireNonNull(shape.byKey().get(key));
        return json(row, image).get(column.name()).asString();
    }

    private static JsonNode json(Record row, String image) {
        return JSON.readTree(row.get(image, String.class));
    }

    private String targetColumn() {
        return project.sql()
                .fetchValue("select target_column from weft.relation where join_table = 'articles_topics'")
                .toString();
    }

    private void run(String sql) {
        try (Connection connection = project.database().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + project.schema());
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DataAccessException(sql, e);
        }
    }

    private Result<Record> log() {
        return project.sql()
                .fetch("select seq, shape, collection, kind, row_id, old::text as old, new::text as new, actor, request"
                        + " from weft.change order by seq");
    }

    private List<String> told() {
        Map<UUID, String> tables = new HashMap<>();
        LoggedTable.all(project.catalog()
                        .withCollections(project.catalog().collections().stream()
                                .map(collection -> collection.logged(true))
                                .toList()))
                .forEach(table -> tables.put(table.of(), table.table()));
        return log().map(row -> "%s %s %s: %s -> %s"
                .formatted(
                        row.get("kind"),
                        tables.get(row.get("collection", UUID.class)),
                        row.get("row_id"),
                        title(row.get("old", String.class)),
                        title(row.get("new", String.class))));
    }

    private static String title(String image) {
        JsonNode title = image == null ? null : JSON.readTree(image).get("title");
        return title == null ? "-" : title.asString();
    }
}
