package dev.weft.resolvers.testing;

import dev.weft.testing.TestProject;

/** A project of a newspaper: articles with a field of every type, and relations of every kind. */
public final class Press {
    private Press() {}

    public static TestProject create() {
        TestProject project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "authors", "fields": [
                  {"name": "name", "type": "TEXT", "required": true},
                  {"name": "born_on", "type": "DATE"}]}}""", """
                {"createCollection": {"name": "articles", "fields": [
                  {"name": "slug", "type": "TEXT", "required": true, "unique": true},
                  {"name": "title", "type": "TEXT"},
                  {"name": "body", "type": "LONG_TEXT"},
                  {"name": "status", "type": "SINGLE_SELECT",
                   "options": [{"name": "draft"}, {"name": "inReview"}, {"name": "published"}]},
                  {"name": "channels", "type": "MULTI_SELECT", "options": [{"name": "web"}, {"name": "print"}]},
                  {"name": "rating", "type": "INTEGER", "indexed": true},
                  {"name": "views", "type": "BIGINT", "required": true, "default": 0, "indexed": true},
                  {"name": "price", "type": "NUMBER"},
                  {"name": "score", "type": "FLOAT"},
                  {"name": "featured", "type": "BOOLEAN"},
                  {"name": "printed_on", "type": "DATE"},
                  {"name": "published_at", "type": "DATE_TIME"},
                  {"name": "token", "type": "UUID"},
                  {"name": "tags", "type": "TEXT_LIST"},
                  {"name": "meta", "type": "JSON"}]}}""", """
                {"createCollection": {"name": "topics", "primaryKey": "BIGINT", "fields": [
                  {"name": "name", "type": "TEXT", "required": true}]}}""", """
                {"createCollection": {"name": "staff", "typeName": "Employee", "primaryKey": "BIGINT", "fields": [
                  {"name": "name", "type": "TEXT", "required": true}]}}""", """
                {"createCollection": {"name": "profiles", "fields": [{"name": "motto", "type": "TEXT"}]}}""", """
                {"createRelation": {"collection": "articles", "name": "author", "target": "authors",
                  "inverseName": "articles"}}""", """
                {"createRelation": {"collection": "articles", "name": "topics", "target": "topics",
                  "kind": "MANY_TO_MANY", "inverseName": "articles"}}""", """
                {"createRelation": {"collection": "staff", "name": "manager", "target": "staff",
                  "inverseName": "reports"}}""", """
                {"createRelation": {"collection": "profiles", "name": "author", "target": "authors",
                  "kind": "ONE_TO_ONE", "inverseName": "profile", "required": true}}""", """
                {"addIndex": {"collection": "articles", "fields": ["title", "rating"], "unique": true}}""");
        return project;
    }
}
