package dev.weft.change;

import dev.weft.testing.TestProject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Changes with operations of every kind, each of which can be made when those before it have been. */
final class EveryKind {
    static final int ROWS = 3;

    /** What is there before. */
    static final String[] START = {"""
            {"createCollection": {"name": "posts", "fields": [
              {"name": "title", "type": "TEXT", "required": true}, {"name": "body", "type": "TEXT"},
              {"name": "rank", "type": "INTEGER", "indexed": true, "config": {"min": 0}},
              {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "draft"}, {"name": "live"}]}]}}"""};

    static final String FILL = "insert into {schema}.posts (title, rank, state)"
            + " select 'Post ' || n, n, 'draft' from generate_series(1, " + ROWS + ") n";

    private EveryKind() {}

    static List<List<Map<String, Object>>> changes() {
        return Stream.of(
                        new String[] {"""
                        {"createCollection": {"name": "authors", "primaryKey": "BIGINT", "fields": [
                          {"name": "name", "type": "TEXT", "required": true, "unique": true, "config": {"maxLength": 50}},
                          {"name": "kind", "type": "MULTI_SELECT", "options": [{"name": "a"}, {"name": "b"}]},
                          {"name": "weight", "type": "NUMBER", "indexed": true, "config": {"scale": 2}}]}}"""},
                        new String[] {"""
                        {"updateCollection": {"collection": "posts", "label": "Post", "description": "What was written",
                          "operations": ["GET", "LIST", "CREATE", "UPDATE"]}}"""},
                        new String[] {"""
                        {"addField": {"collection": "posts", "field": {"name": "subtitle", "type": "TEXT",
                          "required": true, "backfill": "None"}}}""", """
                        {"addField": {"collection": "posts", "field": {"name": "owner", "type": "USER"}}}"""},
                        new String[] {"""
                        {"createRelation": {"collection": "posts", "name": "author", "target": "authors",
                          "inverseName": "posts"}}"""},
                        new String[] {"""
                        {"createRelation": {"collection": "posts", "name": "readers", "target": "authors",
                          "kind": "MANY_TO_MANY", "inverseName": "reads"}}"""},
                        new String[] {"""
                        {"addIndex": {"collection": "posts", "fields": ["title", "author"], "unique": true}}"""},
                        new String[] {"""
                        {"updateField": {"collection": "posts", "field": "body", "required": true, "backfill": "None",
                          "indexed": true, "default": "Nothing", "config": {"maxLength": 40}}}"""},
                        new String[] {"""
                        {"updateField": {"collection": "posts", "field": "state",
                          "options": [{"name": "sketch", "was": "draft"}, {"name": "live"}, {"name": "gone"}]}}""", """
                        {"updateField": {"collection": "posts", "field": "title", "unique": true, "deprecated": "Old"}}"""},
                        new String[] {"""
                        {"changeFieldType": {"collection": "posts", "field": "rank", "type": "TEXT"}}"""},
                        new String[] {"""
                        {"createRole": {"name": "editor"}}""", """
                        {"setPolicy": {"collection": "posts", "role": "editor", "action": "READ",
                          "fields": ["title", "body"]}}"""},
                        new String[] {"""
                        {"setAccess": {"collection": "posts", "operation": "LIST", "access": "PUBLIC"}}"""},
                        new String[] {"""
                        {"renameField": {"collection": "posts", "field": "title", "name": "headline"}}"""},
                        new String[] {"""
                        {"renameCollection": {"collection": "posts", "name": "articles", "typeName": "Article"}}"""},
                        new String[] {"""
                        {"updateRelation": {"collection": "articles", "relation": "author", "name": "writer",
                          "inverseName": "written", "onDelete": "SET_NULL"}}"""},
                        new String[] {"""
                        {"archiveField": {"collection": "articles", "field": "subtitle"}}"""},
                        new String[] {"""
                        {"restoreField": {"collection": "articles", "field": "subtitle"}}"""},
                        new String[] {"""
                        {"archiveField": {"collection": "articles", "field": "subtitle"}}"""},
                        new String[] {"""
                        {"purgeField": {"collection": "articles", "field": "subtitle", "confirm": "subtitle"}}"""},
                        new String[] {"""
                        {"dropIndex": {"collection": "articles", "name": "articles_headline_writer_id_key"}}"""},
                        new String[] {"""
                        {"archiveRelation": {"collection": "articles", "field": "readers"}}""", """
                        {"archiveRelation": {"collection": "articles", "field": "writer"}}"""},
                        new String[] {"""
                        {"purgeField": {"collection": "articles", "field": "readers", "confirm": "readers"}}""", """
                        {"purgeField": {"collection": "articles", "field": "writer", "confirm": "writer"}}"""},
                        new String[] {"""
                        {"archiveCollection": {"collection": "authors"}}"""},
                        new String[] {"""
                        {"restoreCollection": {"collection": "authors"}}"""},
                        new String[] {"""
                        {"updateRole": {"name": "editor", "description": "Who writes"}}"""},
                        new String[] {"""
                        {"removePolicy": {"collection": "articles", "role": "editor", "action": "READ"}}""", """
                        {"removeRole": {"name": "editor"}}"""},
                        new String[] {"""
                        {"archiveCollection": {"collection": "authors"}}"""},
                        new String[] {"""
                        {"purgeCollection": {"collection": "authors", "confirm": "authors"}}"""})
                .map(TestProject::operations)
                .toList();
    }
}
