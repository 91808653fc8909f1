package dev.weft.catalog.document;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A collection of a document as it was given. */
record GivenCollection(
        Part own,
        List<Part> fields,
        List<Part> relations,
        List<Part> indexes,
        List<Part> policies,
        List<Part> formerNames) {
    private static final Set<String> MEMBERS = Set.of(
            "name",
            "typeName",
            "label",
            "description",
            "primaryKey",
            "operations",
            "changeLog",
            "fields",
            "relations",
            "indexes",
            "policies",
            "formerNames",
            "renamedFrom");
    private static final Set<String> POLICY_MEMBERS =
            Set.of("role", "action", "rows", "check", "fields", "presets", "aggregate", "list");
    private static final Set<String> FIELD_MEMBERS = Set.of(
            "name",
            "type",
            "label",
            "description",
            "required",
            "unique",
            "indexed",
            "default",
            "options",
            "config",
            "deprecated",
            "formerNames",
            "renamedFrom",
            "backfill");
    private static final Set<String> RELATION_MEMBERS = Set.of(
            "name",
            "target",
            "kind",
            "inverseName",
            "required",
            "onDelete",
            "formerNames",
            "formerInverseNames",
            "renamedFrom");
    private static final Set<String> INDEX_MEMBERS = Set.of("fields", "unique");
    private static final Set<String> FORMER_NAME_MEMBERS = Set.of("name", "typeName");

    static List<GivenCollection> read(Part document) {
        List<Part> collections = document.parts("collections", MEMBERS);
        Part.checkNames(collections);
        return collections.stream().map(GivenCollection::of).toList();
    }

    private static GivenCollection of(Part own) {
        List<Part> fields = own.parts("fields", FIELD_MEMBERS);
        List<Part> relations = own.parts("relations", RELATION_MEMBERS);
        Part.checkNames(Stream.concat(fields.stream(), relations.stream()).toList());
        return new GivenCollection(
                own,
                fields,
                relations,
                own.parts("indexes", INDEX_MEMBERS),
                policies(own),
                own.parts("formerNames", FORMER_NAME_MEMBERS));
    }

    private static List<Part> policies(Part own) {
        List<Part> policies = own.parts("policies", POLICY_MEMBERS);
        Set<List<Object>> known = new HashSet<>();
        for (Part policy : policies) {
            Object role = policy.members().getOrDefault("role", "");
            Object action = policy.members().getOrDefault("action", "");
            if (!known.add(List.of(role, action))) {
                throw Part.refuse(policy.path(), "The policy for %s of '%s' is there twice".formatted(action, role));
            }
        }
        return policies;
    }

    /** Where the policy is given; the collection where it is not. */
    List<String> pathOfPolicy(String role, String action) {
        return policies.stream()
                .filter(policy -> role.equals(policy.members().get("role")))
                .filter(policy -> action.equals(policy.members().get("action")))
                .map(Part::path)
                .findFirst()
                .orElse(path());
    }

    String name() {
        return own.name();
    }

    List<String> path() {
        return own.path();
    }

    Optional<Part> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    Optional<Part> relation(String name) {
        return relations.stream()
                .filter(relation -> relation.name().equals(name))
                .findFirst();
    }

    /** Where a field or relation is given; the collection where it is not. */
    List<String> pathOf(String member) {
        return Stream.concat(fields.stream(), relations.stream())
                .filter(part -> part.name().equals(member))
                .map(Part::path)
                .findFirst()
                .orElse(path());
    }

    /** The names that a part may have had before, the surest first. */
    static Stream<String> hints(Part part) {
        return Stream.concat(part.text("renamedFrom").stream(), part.texts("formerNames").stream());
    }

    /** The same of the collection. */
    Stream<String> hints() {
        return Stream.concat(
                own.text("renamedFrom").stream(), formerNames.stream().map(Part::name));
    }
}
