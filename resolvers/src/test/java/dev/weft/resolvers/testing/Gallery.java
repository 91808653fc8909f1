package dev.weft.resolvers.testing;

import dev.weft.testing.TestProject;

/**
 * A project of an art gallery: works with a field of every type, none of them unique, and relations of every kind, two of
 * them between the same collections and one of works to works.
 */
public final class Gallery {
    private Gallery() {}

    public static TestProject create() {
        TestProject project = TestProject.create();
        project.change("""
                {"createCollection": {"name": "artists", "fields": [
                  {"name": "name", "type": "TEXT", "required": true},
                  {"name": "bio", "type": "LONG_TEXT"},
                  {"name": "rank", "type": "INTEGER"},
                  {"name": "born_on", "type": "DATE"}]}}""", """
                {"createCollection": {"name": "works", "fields": [
                  {"name": "title", "type": "TEXT"},
                  {"name": "label", "type": "TEXT"},
                  {"name": "state", "type": "SINGLE_SELECT",
                   "options": [{"name": "sketch"}, {"name": "onShow"}, {"name": "archived"}]},
                  {"name": "moods", "type": "MULTI_SELECT",
                   "options": [{"name": "calm"}, {"name": "wild"}, {"name": "grim"}]},
                  {"name": "rank", "type": "INTEGER"},
                  {"name": "edition", "type": "INTEGER"},
                  {"name": "views", "type": "BIGINT", "required": true, "default": 0},
                  {"name": "price", "type": "NUMBER"},
                  {"name": "weight", "type": "FLOAT"},
                  {"name": "sold", "type": "BOOLEAN"},
                  {"name": "begun_on", "type": "DATE"},
                  {"name": "made_on", "type": "DATE"},
                  {"name": "seen_at", "type": "DATE_TIME"},
                  {"name": "token", "type": "UUID"},
                  {"name": "tags", "type": "TEXT_LIST"},
                  {"name": "facts", "type": "JSON"}]}}""", """
                {"createCollection": {"name": "rooms", "primaryKey": "BIGINT", "fields": [
                  {"name": "name", "type": "TEXT", "required": true},
                  {"name": "floor", "type": "INTEGER"}]}}""", """
                {"createCollection": {"name": "cards", "fields": [{"name": "motto", "type": "TEXT"}]}}""", """
                {"createRelation": {"collection": "works", "name": "artist", "target": "artists",
                  "inverseName": "works"}}""", """
                {"createRelation": {"collection": "works", "name": "owner", "target": "artists",
                  "inverseName": "owned"}}""", """
                {"createRelation": {"collection": "works", "name": "origin", "target": "works",
                  "inverseName": "copies"}}""", """
                {"createRelation": {"collection": "works", "name": "rooms", "target": "rooms",
                  "kind": "MANY_TO_MANY", "inverseName": "works"}}""", """
                {"createRelation": {"collection": "cards", "name": "artist", "target": "artists",
                  "kind": "ONE_TO_ONE", "inverseName": "card"}}""");
        return project;
    }
}
