package dev.weft.e2e.campaign;

import dev.weft.e2e.support.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One schema change of several operations, and how to see in a catalog whether it is there.
 *
 * @param mark part of every name that it makes, and of no other change's
 * @param parts what it makes, in the words of {@link CatalogParts}
 */
record Change(String mark, List<Map<String, Object>> operations, Set<String> parts) {

    /** Some change of the collection {@code bases} and new ones. */
    static Change random(String mark, SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> collection(mark, random);
            case 1 -> fields(mark);
            case 2 -> relations(mark, random);
            default -> indexes(mark);
        };
    }

    private static Change collection(String mark, SplittableRandom random) {
        String name = "shelf_" + mark;
        String key = random.nextBoolean() ? "UUID" : "BIGINT";
        return new Change(
                mark,
                Json.objects("""
                        {"createCollection": {"name": "%s", "primaryKey": "%s", "fields": [
                          {"name": "title", "type": "TEXT", "required": true, "unique": true, "config": {"maxLength": 50}},
                          {"name": "weight", "type": "NUMBER", "indexed": true, "config": {"scale": 2}},
                          {"name": "state", "type": "SINGLE_SELECT", "options": [{"name": "open"}, {"name": "shut"}]}]}}""".formatted(name, key), """
                        {"addField": {"collection": "%s", "field": {"name": "amount", "type": "BIGINT"}}}""".formatted(name), """
                        {"addIndex": {"collection": "%s", "fields": ["title", "amount"], "unique": true}}""".formatted(name)),
                Set.of(
                        "collection " + name,
                        "field " + name + ".title",
                        "field " + name + ".weight",
                        "field " + name + ".state",
                        "field " + name + ".amount",
                        "index " + name + " title,amount"));
    }

    private static Change fields(String mark) {
        List<Map<String, Object>> operations = new ArrayList<>();
        for (String type : List.of("INTEGER", "JSON", "TEXT_LIST", "USER")) {
            operations.add(Json.object("""
                    {"addField": {"collection": "bases", "field": {"name": "%s_%s", "type": "%s"}}}""".formatted(type.toLowerCase(Locale.ROOT), mark, type)));
        }
        return new Change(
                mark,
                operations,
                Set.of(
                        "field bases.integer_" + mark,
                        "field bases.json_" + mark,
                        "field bases.text_list_" + mark,
                        "field bases.user_" + mark));
    }

    private static Change relations(String mark, SplittableRandom random) {
        String toOne = random.nextBoolean() ? "MANY_TO_ONE" : "ONE_TO_ONE";
        return new Change(
                mark,
                Json.objects("""
                        {"createRelation": {"collection": "bases", "name": "near_%1$s", "target": "others", "kind": "%2$s",
                          "inverseName": "far_%1$s", "onDelete": "SET_NULL"}}""".formatted(mark, toOne), """
                        {"createRelation": {"collection": "bases", "name": "links_%1$s", "target": "others",
                          "kind": "MANY_TO_MANY", "inverseName": "back_%1$s"}}""".formatted(mark)),
                Set.of("relation bases.near_" + mark, "relation bases.links_" + mark));
    }

    private static Change indexes(String mark) {
        return new Change(
                mark,
                Json.objects("""
                        {"addField": {"collection": "others", "field": {"name": "code_%s", "type": "TEXT"}}}""".formatted(mark), """
                        {"addField": {"collection": "others", "field": {"name": "at_%s", "type": "DATE_TIME",
                          "required": true, "default": {"fn": "now"}}}}""".formatted(mark), """
                        {"addIndex": {"collection": "others", "fields": ["code_%1$s", "at_%1$s"]}}""".formatted(mark)),
                Set.of(
                        "field others.code_" + mark,
                        "field others.at_" + mark,
                        "index others code_%1$s,at_%1$s".formatted(mark)));
    }
}
