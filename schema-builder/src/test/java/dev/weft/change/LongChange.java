package dev.weft.change;

import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;

/**
 * A change that is made in stages where the table is large, and what takes it back.
 *
 * @param rows a statement that takes back what it did to rows
 */
record LongChange(List<Map<String, Object>> operations, List<Map<String, Object>> inverse, String rows) {
    static final int ROWS = 5_000;
    static final String[] START = {"""
            {"createCollection": {"name": "posts", "fields": [
              {"name": "title", "type": "TEXT", "config": {"maxLength": 50}},
              {"name": "number", "type": "INTEGER"},
              {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "draft"}]}]}}""", """
            {"createCollection": {"name": "notes", "fields": [{"name": "title", "type": "TEXT"}]}}""", """
            {"createRelation": {"collection": "posts", "name": "parent", "target": "posts"}}"""};
    static final String FILL = "insert into {schema}.posts (title, number)"
            + " select case when n % 3 = 0 then 'T' || n end, n from generate_series(1, " + ROWS + ") n";

    private static final String NOTHING = "select 1";

    static final LongChange BACKFILL_CHECK_AND_INDEX =
            of("""
            {"updateField": {"collection": "posts", "field": "title", "required": true, "backfill": "None",
              "indexed": true, "config": {"maxLength": 20}}}""", """
            {"updateField": {"collection": "posts", "field": "title", "required": false, "indexed": false,
              "config": {"maxLength": 50}}}""", "update {schema}.posts set title = null where title = 'None'");
    static final LongChange UNIQUE = of("""
            {"updateField": {"collection": "posts", "field": "number", "unique": true}}""", """
            {"updateField": {"collection": "posts", "field": "number", "unique": false}}""", NOTHING);
    static final LongChange TYPE = of("""
            {"changeFieldType": {"collection": "posts", "field": "number", "type": "TEXT"}}""", """
            {"changeFieldType": {"collection": "posts", "field": "number", "type": "INTEGER"}}""", NOTHING);

    private static final LongChange FOREIGN_KEY = of("""
            {"updateRelation": {"collection": "posts", "relation": "parent", "onDelete": "CASCADE"}}""", """
            {"updateRelation": {"collection": "posts", "relation": "parent", "onDelete": "RESTRICT"}}""", NOTHING);
    private static final LongChange INDEX = of("""
            {"addIndex": {"collection": "posts", "fields": ["state", "number"], "unique": true}}""", """
            {"dropIndex": {"collection": "posts", "name": "posts_state_number_key"}}""", NOTHING);
    private static final LongChange OPTIONS = of("""
            {"updateField": {"collection": "posts", "field": "state", "required": true, "backfill": "live",
              "options": [{"name": "draft"}, {"name": "live"}]}}""", """
            {"updateField": {"collection": "posts", "field": "state", "required": false}}""", "update {schema}.posts set state = null");

    static final List<LongChange> ALL = List.of(BACKFILL_CHECK_AND_INDEX, UNIQUE, TYPE, FOREIGN_KEY, INDEX, OPTIONS);

    private static LongChange of(String operation, String inverse, String rows) {
        return new LongChange(TestProject.operations(operation), TestProject.operations(inverse), rows);
    }
}
