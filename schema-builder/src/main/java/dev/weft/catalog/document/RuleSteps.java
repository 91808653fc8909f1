package dev.weft.catalog.document;

import dev.weft.catalog.FieldType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gives fields and relations the types and rules of a document. */
final class RuleSteps {
    private final Steps steps;
    private final GivenDocument given;
    private final SchemaDocument wanted;

    RuleSteps(Steps steps, GivenDocument given, SchemaDocument wanted) {
        this.steps = steps;
        this.given = given;
        this.wanted = wanted;
    }

    void findTypes() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            for (FieldDocument then : pair.then().fields()) {
                FieldType now = pair.now().field(then.name()).orElseThrow().type();
                if (now != then.type()) {
                    Map<String, @Nullable Object> members = change(pair, then.name());
                    members.put("type", then.type().name());
                    putUnlessEmpty(members, "options", then.options());
                    if (!then.config().isEmpty()) {
                        members.put("config", then.config());
                    }
                    steps.add("changeFieldType", members, pair.given().pathOf(then.name()));
                }
            }
        }
    }

    private static void putUnlessEmpty(Map<String, @Nullable Object> members, String name, List<?> values) {
        if (!values.isEmpty()) {
            members.put(name, values);
        }
    }

    void findFields() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            for (FieldDocument then : pair.then().fields()) {
                updateField(pair, pair.now().field(then.name()).orElseThrow(), then);
            }
        }
    }

    /** Of those that are there already. */
    void findRelations() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            for (RelationDocument then : pair.then().relations()) {
                pair.now().relation(then.name()).ifPresent(now -> updateRelation(pair, now, then));
            }
        }
    }

    private void updateField(Pair pair, FieldDocument now, FieldDocument then) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        putChanged(members, "label", now.label(), then.label());
        putChanged(members, "description", text(now.description()), text(then.description()));
        putChanged(members, "required", now.required(), then.required());
        putChanged(members, "unique", now.unique(), then.unique());
        putChanged(members, "indexed", now.indexed(), then.indexed());
        putChanged(members, "default", now.defaultValue(), then.defaultValue());
        putChanged(members, "config", now.config(), then.config());
        putChanged(members, "deprecated", text(now.deprecated()), text(then.deprecated()));
        Part asked = pair.given().field(then.name()).orElseThrow();
        if (!now.options().equals(then.options())) {
            members.put("options", Options.asked(asked, then));
        }
        if (members.isEmpty()) {
            return;
        }
        if (then.required() && !now.required()) {
            putChanged(members, "backfill", null, asked.members().get("backfill"));
        }
        members.putAll(change(pair, then.name()));
        steps.add("updateField", members, asked.path());
    }

    private void updateRelation(Pair pair, RelationDocument now, RelationDocument then) {
        List<String> origin = pair.given().pathOf(then.name());
        if (now.kind() != then.kind() || !now.target().equals(then.target())) {
            throw Part.refuse(
                    origin,
                    "Relation '%s' of '%s' is %s to '%s' and cannot become another; give the other one another name"
                            .formatted(then.name(), pair.name(), now.kind(), now.target()));
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        putChanged(members, "inverseName", text(now.inverseName()), text(then.inverseName()));
        putChanged(members, "required", now.required(), then.required());
        putChanged(members, "onDelete", now.onDelete().name(), then.onDelete().name());
        if (!members.isEmpty()) {
            members.put("collection", pair.name());
            members.put("relation", then.name());
            steps.add("updateRelation", members, origin);
        }
    }

    private static Map<String, @Nullable Object> change(Pair pair, String field) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("collection", pair.name());
        members.put("field", field);
        return members;
    }

    /** An empty text takes away. */
    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void putChanged(
            Map<String, @Nullable Object> members, String name, @Nullable Object now, @Nullable Object then) {
        if (!Objects.equals(now, then)) {
            members.put(name, then);
        }
    }
}
