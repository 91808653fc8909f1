package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the collections be those of a document: under their names, with their presentation. */
final class CollectionSteps {
    private static final Set<String> NEW =
            Set.of("name", "typeName", "label", "description", "primaryKey", "changeLog");

    private final Steps steps;
    private final GivenDocument given;
    private final SchemaDocument wanted;
    private final Set<String> kept = new HashSet<>();

    CollectionSteps(Steps steps, GivenDocument given, SchemaDocument wanted) {
        this.steps = steps;
        this.given = given;
        this.wanted = wanted;
    }

    void find() {
        ProjectCatalog now = steps.applied();
        given.collections().forEach(collection -> keep(now, collection));
        now.collections().stream()
                .filter(collection -> !collection.isArchived() && !kept.contains(collection.name()))
                .filter(collection -> !collection.name().equals(CollectionSpec.USERS))
                .forEach(collection ->
                        steps.add("archiveCollection", Map.of("collection", collection.name()), List.of("schema")));
        given.collections().stream()
                .filter(collection -> !kept.contains(collection.name()))
                .forEach(this::create);
        Pair.all(steps.applied(), given, wanted).forEach(this::present);
    }

    /** As it is, from the archive, or under the name that it had. */
    private void keep(ProjectCatalog now, GivenCollection collection) {
        Optional<CollectionSpec> known = now.collection(collection.name());
        if (known.isPresent()) {
            kept.add(collection.name());
            if (known.get().isArchived()) {
                steps.add("restoreCollection", Map.of("collection", collection.name()), collection.path());
            }
            return;
        }
        collection
                .hints()
                .filter(name -> given.collection(name).isEmpty() && !kept.contains(name))
                .filter(name -> now.collection(name)
                        .filter(former -> !former.isArchived())
                        .isPresent())
                .findFirst()
                .ifPresent(name -> {
                    kept.add(name);
                    kept.add(collection.name());
                    steps.add(
                            "renameCollection",
                            Map.of(
                                    "collection",
                                    name,
                                    "name",
                                    collection.name(),
                                    "typeName",
                                    wanted(collection).typeName()),
                            collection.path());
                });
    }

    private void create(GivenCollection collection) {
        steps.add("createCollection", collection.own().only(NEW), collection.path());
    }

    private void present(Pair pair) {
        GivenCollection collection = pair.given();
        CollectionDocument now = pair.now();
        CollectionDocument then = pair.then();
        if (now.primaryKey() != then.primaryKey()) {
            throw Part.refuse(
                    Part.extend(collection.path(), "primaryKey"),
                    "The primary key of '%s' is %s and cannot become another"
                            .formatted(collection.name(), now.primaryKey()));
        }
        if (!now.typeName().equals(then.typeName())) {
            steps.add(
                    "renameCollection",
                    Map.of("collection", now.name(), "name", now.name(), "typeName", then.typeName()),
                    collection.path());
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        if (!now.label().equals(then.label())) {
            changed.put("label", then.label());
        }
        String description = then.description() == null ? "" : then.description();
        if (!description.equals(now.description() == null ? "" : now.description())) {
            changed.put("description", description);
        }
        if (!now.operations().equals(then.operations())) {
            changed.put("operations", then.operations().stream().map(Enum::name).toList());
        }
        if (now.changeLog() != then.changeLog()) {
            changed.put("changeLog", then.changeLog());
        }
        if (!changed.isEmpty()) {
            changed.put("collection", now.name());
            steps.add("updateCollection", changed, collection.path());
        }
    }

    private CollectionDocument wanted(GivenCollection collection) {
        return wanted.collection(collection.name()).orElseThrow();
    }
}
