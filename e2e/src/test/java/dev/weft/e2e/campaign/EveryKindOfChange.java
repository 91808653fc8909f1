package dev.weft.e2e.campaign;

import dev.weft.e2e.support.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Changes of the collection {@code notes}, of every kind, in rounds: each round leaves all as it was but for one new
 * field. It is known which fields the API shows after each of them.
 */
final class EveryKindOfChange {
    /** What is there before the first round. */
    static final String START = """
            {"createCollection": {"name": "notes", "fields": [
              {"name": "title", "type": "TEXT", "required": true}, {"name": "body", "type": "TEXT"},
              {"name": "extra", "type": "TEXT"}, {"name": "rank", "type": "INTEGER"}]}}""";

    private static final Set<String> SHOWN = Set.of("title", "body", "extra", "rank");
    private static final Set<String> NAMES =
            Set.of("title", "headline", "body", "extra", "rank", "fresh", "tags", "main", "chief");
    private static final String ADDED = "added";

    /**
     * @param operation a JSON text
     * @param comes the field that type Note shows from then on, or an empty text
     * @param goes the one that it shows no more
     */
    private record Step(String operation, String comes, String goes) {}

    private static final List<Step> ROUND = List.of(
            step("{'createCollection': {'name': 'tags', 'fields': [{'name': 'name', 'type': 'TEXT'}]}}"),
            comes(
                    "tags",
                    "{'createRelation': {'collection': 'notes', 'name': 'tags', 'target': 'tags', 'kind': 'MANY_TO_MANY', 'inverseName': 'notes'}}"),
            comes("main", "{'createRelation': {'collection': 'notes', 'name': 'main', 'target': 'tags'}}"),
            new Step(
                    "{'updateRelation': {'collection': 'notes', 'relation': 'main', 'name': 'chief'}}",
                    "chief",
                    "main"),
            comes(
                    "fresh",
                    "{'addField': {'collection': 'notes', 'field': {'name': 'fresh', 'type': 'TEXT', 'required': true, 'default': 'x'}}}"),
            comes(
                    ADDED,
                    "{'addField': {'collection': 'notes', 'field': {'name': 'added', 'type': 'DATE_TIME', 'indexed': true}}}"),
            step("{'addIndex': {'collection': 'notes', 'fields': ['fresh', 'title']}}"),
            step("{'updateField': {'collection': 'notes', 'field': 'title', 'unique': true}}"),
            step("{'updateField': {'collection': 'notes', 'field': 'title', 'unique': false}}"),
            step("{'updateField': {'collection': 'notes', 'field': 'body', 'required': true, 'backfill': 'none'}}"),
            step("{'updateField': {'collection': 'notes', 'field': 'body', 'required': false}}"),
            step("{'updateField': {'collection': 'notes', 'field': 'rank', 'indexed': true, 'default': 3}}"),
            step("{'updateField': {'collection': 'notes', 'field': 'rank', 'indexed': false, 'default': null}}"),
            step("{'changeFieldType': {'collection': 'notes', 'field': 'rank', 'type': 'BIGINT'}}"),
            step("{'changeFieldType': {'collection': 'notes', 'field': 'rank', 'type': 'INTEGER'}}"),
            new Step(
                    "{'renameField': {'collection': 'notes', 'field': 'title', 'name': 'headline'}}",
                    "headline",
                    "title"),
            new Step(
                    "{'renameField': {'collection': 'notes', 'field': 'headline', 'name': 'title'}}",
                    "title",
                    "headline"),
            step("{'renameCollection': {'collection': 'notes', 'name': 'memos', 'typeName': 'Note'}}"),
            step("{'renameCollection': {'collection': 'memos', 'name': 'notes', 'typeName': 'Note'}}"),
            step("{'updateCollection': {'collection': 'tags', 'description': 'Words', 'operations': ['GET', 'LIST']}}"),
            goes("extra", "{'archiveField': {'collection': 'notes', 'field': 'extra'}}"),
            comes("extra", "{'restoreField': {'collection': 'notes', 'field': 'extra'}}"),
            step("{'dropIndex': {'collection': 'notes', 'name': 'notes_fresh_title_idx'}}"),
            goes("fresh", "{'archiveField': {'collection': 'notes', 'field': 'fresh'}}"),
            step("{'purgeField': {'collection': 'notes', 'field': 'fresh', 'confirm': 'fresh'}}"),
            goes("chief", "{'archiveRelation': {'collection': 'notes', 'field': 'chief'}}"),
            step("{'purgeField': {'collection': 'notes', 'field': 'chief', 'confirm': 'chief'}}"),
            goes("tags", "{'archiveCollection': {'collection': 'tags'}}"),
            comes("tags", "{'restoreCollection': {'collection': 'tags'}}"),
            goes("tags", "{'archiveRelation': {'collection': 'notes', 'field': 'tags'}}"),
            step("{'purgeField': {'collection': 'notes', 'field': 'tags', 'confirm': 'tags'}}"),
            step("{'archiveCollection': {'collection': 'tags'}}"),
            step("{'purgeCollection': {'collection': 'tags', 'confirm': 'tags'}}"));

    /** Of a round. */
    static final int LENGTH = ROUND.size();

    private EveryKindOfChange() {}

    private static Step step(String operation) {
        return new Step(operation, "", "");
    }

    private static Step comes(String field, String operation) {
        return new Step(operation, field, "");
    }

    private static Step goes(String field, String operation) {
        return new Step(operation, "", field);
    }

    /**
     * @param number counted from 0
     */
    static List<Map<String, Object>> operations(int number) {
        return Json.objects(named(ROUND.get(number % LENGTH).operation().replace('\'', '"'), number / LENGTH));
    }

    private static String named(String text, int round) {
        return text.replace(ADDED, ADDED + round);
    }

    /** The fields of type Note that come and go, after each number of changes up to the given one. */
    static List<Set<String>> shown(int changes) {
        List<Set<String>> shown = new ArrayList<>(List.of(SHOWN));
        for (int number = 0; number < changes; number++) {
            Step step = ROUND.get(number % LENGTH);
            Set<String> names = new HashSet<>(shown.getLast());
            names.remove(step.goes());
            if (!step.comes().isEmpty()) {
                names.add(named(step.comes(), number / LENGTH));
            }
            shown.add(names);
        }
        return shown;
    }

    /** Those among the names of fields that come and go. */
    static Set<String> among(List<String> fields) {
        Set<String> some = new TreeSet<>(fields);
        some.removeIf(field -> !NAMES.contains(field) && !field.startsWith(ADDED));
        return some;
    }
}
