package dev.weft.catalog.document;

import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.RelationSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the fields and relations of collections be those of a document, under their names. */
final class MemberSteps {
    private static final Set<String> FIELD = Set.of(
            "name",
            "type",
            "label",
            "description",
            "required",
            "unique",
            "indexed",
            "default",
            "backfill",
            "options",
            "config");
    private static final Set<String> RELATION = Set.of("name", "target", "kind", "inverseName", "required", "onDelete");

    private final Steps steps;
    private final GivenDocument given;
    private final SchemaDocument wanted;

    MemberSteps(Steps steps, GivenDocument given, SchemaDocument wanted) {
        this.steps = steps;
        this.given = given;
        this.wanted = wanted;
    }

    void findFields() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            Set<String> kept = new HashSet<>();
            for (Part field : pair.given().fields()) {
                if (!keep(pair, field, fields(pair), kept)) {
                    steps.add("addField", Map.of("collection", pair.name(), "field", field.only(FIELD)), field.path());
                }
            }
            archive(pair, "archiveField", pair.now().fields().stream().map(FieldDocument::name), kept);
        }
    }

    void findKnownRelations() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            Set<String> kept = new HashSet<>();
            pair.given().relations().forEach(relation -> keep(pair, relation, relations(pair), kept));
            archive(pair, "archiveRelation", pair.now().relations().stream().map(RelationDocument::name), kept);
        }
    }

    /** After the others have given up the names that they do not need any more. */
    void findNewRelations() {
        for (Pair pair : Pair.all(steps.applied(), given, wanted)) {
            for (Part relation : pair.given().relations()) {
                if (pair.now().relation(relation.name()).isEmpty()) {
                    Map<String, Object> members = relation.only(RELATION);
                    members.put("collection", pair.name());
                    steps.add("createRelation", members, relation.path());
                }
            }
        }
    }

    /** What a collection declares, and whether it is archived. */
    private record Known(String name, boolean archived) {}

    private static List<Known> fields(Pair pair) {
        return pair.spec().fields().stream()
                .map((FieldSpec field) -> new Known(field.name(), field.isArchived()))
                .toList();
    }

    private static List<Known> relations(Pair pair) {
        return pair.spec().relations().stream()
                .map((RelationSpec relation) -> new Known(relation.name(), relation.isArchived()))
                .toList();
    }

    /** As it is, from the archive, or under the name that it had; false when there is nothing to keep. */
    private boolean keep(Pair pair, Part part, List<Known> known, Set<String> kept) {
        Optional<Known> same =
                known.stream().filter(k -> k.name().equals(part.name())).findFirst();
        if (same.isPresent()) {
            kept.add(part.name());
            if (same.get().archived()) {
                step("restoreField", pair, part.name(), part.path());
            }
            return true;
        }
        Optional<String> former = GivenCollection.hints(part)
                .filter(name -> known.contains(new Known(name, false)))
                .filter(name -> pair.then().field(name).isEmpty()
                        && pair.then().relation(name).isEmpty()
                        && !kept.contains(name))
                .findFirst();
        former.ifPresent(name -> {
            kept.add(name);
            steps.add(
                    "renameField", Map.of("collection", pair.name(), "field", name, "name", part.name()), part.path());
        });
        return former.isPresent();
    }

    private void archive(Pair pair, String kind, Stream<String> names, Set<String> kept) {
        names.filter(name -> !kept.contains(name))
                .forEach(name -> step(kind, pair, name, pair.given().path()));
    }

    private void step(String kind, Pair pair, String name, List<String> origin) {
        steps.add(kind, Map.of("collection", pair.name(), "field", name), origin);
    }
}
