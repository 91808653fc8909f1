package dev.weft.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.ProjectId;
import dev.weft.testing.TestProject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriftCheckTest {
    private TestProject project;

    @BeforeEach
    void create() {
        project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "tags", "primaryKey": "BIGINT", "fields": [
                  {"name": "word", "type": "TEXT", "unique": true}]}}""", """
                {"createCollection": {"name": "posts", "fields": [
                  {"name": "title", "type": "TEXT", "required": true, "config": {"maxLength": 80, "search": "english"}},
                  {"name": "state", "type": "SINGLE_SELECT", "default": "draft",
                   "options": [{"name": "draft"}, {"name": "gone"}]},
                  {"name": "rating", "type": "INTEGER", "config": {"min": 1, "max": 5}, "indexed": true},
                  {"name": "price", "type": "NUMBER", "config": {"scale": 2, "min": -1.5}, "default": "1.50"},
                  {"name": "labels", "type": "MULTI_SELECT", "options": [{"name": "a1"}, {"name": "b1"}], "default": ["a1"]},
                  {"name": "notes", "type": "TEXT_LIST", "default": []},
                  {"name": "meta", "type": "JSON", "default": {"a": [1, null]}, "indexed": true},
                  {"name": "score", "type": "FLOAT", "default": 0.5},
                  {"name": "slug", "type": "TEXT", "config": {"pattern": "^[a-z]{1,9}$"}},
                  {"name": "starts", "type": "DATE_TIME", "default": {"fn": "now"}},
                  {"name": "token", "type": "UUID", "default": {"fn": "uuid"}},
                  {"name": "owner", "type": "USER"}]}}""", """
                {"createRelation": {"collection": "posts", "name": "tags", "target": "tags", "kind": "MANY_TO_MANY"}}""", """
                {"createRelation": {"collection": "posts", "name": "parent", "target": "posts", "onDelete": "CASCADE"}}""", """
                {"addIndex": {"collection": "posts", "fields": ["state", "parent"], "unique": true}}""");
    }

    @AfterEach
    void drop() {
        project.close();
    }

    @Test
    void whatWeftMadeIsAsItShouldBe() {
        assertThat(drift()).isEmpty();
        assertThat(new DriftCheck(project.database().dataSource()).of(ProjectId.random()))
                .isEmpty();
    }

    @Test
    void lookingLeavesNothingBehind() {
        drift();

        assertThat(project.sql()
                        .fetchCount(
                                org.jooq.impl.DSL.table("pg_catalog.pg_class"),
                                org.jooq.impl.DSL.condition("relpersistence = 't'")))
                .isZero();
    }

    @Test
    void changesOfWhatIsThereLeaveItAsItShouldBe() {
        project.sql().execute("insert into %s.posts (title, rating) values ('x', 3)".formatted(project.schema()));
        for (String change : List.of("""
                {"renameCollection": {"collection": "posts", "name": "articles"}}""", """
                {"renameField": {"collection": "articles", "field": "title", "name": "headline"}}""", """
                {"renameField": {"collection": "articles", "field": "parent", "name": "origin"}}""", """
                {"updateField": {"collection": "articles", "field": "headline", "config": {"maxLength": 90}}}""", """
                {"updateField": {"collection": "articles", "field": "rating", "required": true, "default": 2, "indexed": false}}""", """
                {"updateField": {"collection": "articles", "field": "state", "default": null,
                  "options": [{"name": "draft"}, {"name": "more"}]}}""", """
                {"changeFieldType": {"collection": "articles", "field": "rating", "type": "BIGINT"}}""", """
                {"changeFieldType": {"collection": "articles", "field": "score", "type": "TEXT"}}""", """
                {"changeFieldType": {"collection": "articles", "field": "price", "type": "FLOAT"}}""", """
                {"updateRelation": {"collection": "articles", "relation": "origin", "onDelete": "SET_NULL"}}""", """
                {"archiveField": {"collection": "articles", "field": "headline"}}""", """
                {"archiveField": {"collection": "articles", "field": "tags"}}""", """
                {"archiveCollection": {"collection": "tags"}}""", """
                {"restoreField": {"collection": "articles", "field": "headline"}}""")) {
            project.change(change);
            assertThat(drift()).as(change).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            alter table posts drop column rating | Column 'posts.rating' is missing
            alter table posts add column more int | Column 'posts.more' is not in the catalog
            alter table posts alter column slug type varchar(9) | Column 'posts.slug' is of type character varying(9), not text
            alter table posts alter column title drop not null | Column 'posts.title' may be null, and should not
            alter table posts alter column slug set not null | Column 'posts.slug' is not null, and need not be
            alter table posts alter column state set default 'gone' | The default of column 'posts.state' is 'gone'::text, not 'draft'::text
            alter table posts alter column starts drop default | The default of column 'posts.starts' is nothing, not now()
            alter table posts drop constraint posts_rating_range_check | Constraint 'posts.posts_rating_range_check' is missing
            alter table posts add constraint mine check (rating > 0) not valid | Constraint 'posts.mine' is not in the catalog
            alter table posts drop constraint posts_rating_range_check, add constraint posts_rating_range_check check (rating > 0) | Constraint 'posts.posts_rating_range_check' is CHECK ((rating > 0)), not CHECK (((rating >= 1) AND (rating <= 5)))
            alter table posts drop constraint posts_parent_id_fkey, add constraint posts_parent_id_fkey foreign key (parent_id) references posts on delete set null | Constraint 'posts.posts_parent_id_fkey' is parent_id refers to posts, set null, not parent_id refers to posts, cascade
            alter table posts drop constraint posts_parent_id_fkey, add constraint posts_parent_id_fkey foreign key (parent_id) references posts on delete cascade not valid | Constraint 'posts.posts_parent_id_fkey' is not validated: rows may exist that break it
            drop index posts_rating_idx | Index 'posts.posts_rating_idx' is missing
            create index mine on posts (slug) | Index 'posts.mine' is not in the catalog
            drop index posts_rating_idx; create index posts_rating_idx on posts (slug) | Index 'posts.posts_rating_idx' is btree (slug), not btree (rating)
            drop table posts_tags | Table 'posts_tags' is missing
            create table extra (id int) | There is a table 'extra' that is not in the catalog
            create view seen as select 1 as one | There is a view 'seen' that is not in the catalog
            create sequence numbers | There is a sequence 'numbers' that is not in the catalog
            create function nothing() returns int language sql as 'select 1' | There is a function 'nothing' that is not in the catalog
            create type mood as enum ('good') | There is a type 'mood' that is not in the catalog
            create trigger spy before update on posts for each row execute function suppress_redundant_updates_trigger() | Trigger 'posts.spy' is not in the catalog
            """)
    void whatSomebodyElseDidIsToldAndLeft(String statement, String sentence) {
        tamper(statement);

        assertThat(drift()).contains(sentence);
        assertThat(drift()).contains(sentence);
    }

    @Test
    void anIndexWhoseBuildingWasBrokenOffIsInvalid() {
        project.sql()
                .execute(
                        "insert into %s.posts (title, slug) values ('x', 'a'), ('y', 'a')".formatted(project.schema()));
        tamper("drop index posts_rating_idx");
        try {
            project.sql()
                    .execute("create unique index concurrently posts_rating_idx on %s.posts (slug)"
                            .formatted(project.schema()));
        } catch (org.jooq.exception.DataAccessException expected) {
            assertThat(drift()).contains("Index 'posts.posts_rating_idx' is invalid: its building was broken off");
            return;
        }
        throw new AssertionError("the index could be built");
    }

    private void tamper(String statement) {
        project.sql().connection(connection -> {
            try (var sql = connection.createStatement()) {
                sql.execute("set search_path to " + project.schema());
                sql.execute(statement);
                sql.execute("reset search_path");
            }
        });
    }

    private List<String> drift() {
        return new DriftCheck(project.database().dataSource()).of(project.id());
    }
}
