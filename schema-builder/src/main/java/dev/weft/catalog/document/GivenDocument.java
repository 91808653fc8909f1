package dev.weft.catalog.document;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.model.Names;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A document as it was given: read, but for what only a catalog can tell. */
final class GivenDocument {
    private static final Set<String> MEMBERS = Set.of("format", "roles", "collections");
    private static final Set<String> ROLE = Set.of("name", "description");
    private static final Set<String> OWN =
            Set.of("name", "typeName", "label", "description", "primaryKey", "changeLog");
    private static final Set<String> FIELD = Set.of(
            "name", "type", "label", "description", "required", "unique", "indexed", "default", "options", "config");
    private static final Set<String> RELATION = Set.of("name", "target", "kind", "inverseName", "required", "onDelete");

    private final List<Part> roles;
    private final List<GivenCollection> collections;

    private GivenDocument(List<Part> roles, List<GivenCollection> collections) {
        this.roles = roles;
        this.collections = collections;
    }

    /**
     * @param path of the document inside the arguments
     */
    static GivenDocument read(Object json, List<String> path) {
        Part document = Part.of(json, path, MEMBERS);
        Object format = document.members().get("format");
        if (!(format instanceof Number number)
                || new BigDecimal(number.toString()).compareTo(BigDecimal.valueOf(SchemaDocument.FORMAT)) != 0) {
            throw Part.refuse(
                    document.at("format"),
                    "'format' must be %d, the only one that this server knows".formatted(SchemaDocument.FORMAT));
        }
        if (!document.members().containsKey("collections")) {
            throw Part.refuse(document.at("collections"), "'collections' is missing");
        }
        List<Part> roles = document.parts("roles", ROLE);
        Part.checkNames(roles);
        return new GivenDocument(roles, GivenCollection.read(document));
    }

    List<GivenCollection> collections() {
        return collections;
    }

    /** Where a role is given. */
    List<String> pathOfRole(String name) {
        return roles.stream()
                .filter(role -> role.name().equals(name))
                .map(Part::path)
                .findFirst()
                .orElse(List.of());
    }

    Optional<GivenCollection> collection(String name) {
        return collections.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /**
     * The document as it would be exported by a project that it makes from nothing.
     *
     * @param now says what the users of the project are like when the document does not
     */
    SchemaDocument settled(ProjectCatalog now) {
        Steps creation = new Steps(new ProjectCatalog(now.project(), now.databaseSchema(), 0, List.of(), 0));
        roles.forEach(role -> creation.add("createRole", role.members(), role.path()));
        Optional<GivenCollection> users = collection(CollectionSpec.USERS);
        Optional<CollectionDocument> usersNow = SchemaDocument.of(now).users();
        if (users.isPresent()) {
            create(creation, users.get());
        } else {
            usersNow.ifPresent(document -> creation.add("createCollection", withoutFields(document), List.of()));
        }
        collections.stream()
                .filter(collection -> !collection.name().equals(CollectionSpec.USERS))
                .forEach(collection -> create(creation, collection));
        collections.forEach(collection -> connect(creation, collection));
        collections.forEach(collection -> allow(creation, collection));
        SchemaDocument whole = SchemaDocument.of(creation.applied());
        List<CollectionDocument> made = whole.collections().stream()
                .filter(document -> users.isPresent() || !document.name().equals(CollectionSpec.USERS))
                .map(document ->
                        withFormerNames(document, collection(document.name()).orElseThrow()))
                .toList();
        return new SchemaDocument(whole.roles(), made);
    }

    private static Map<String, Object> withoutFields(CollectionDocument document) {
        return new PlainJson()
                .put("name", document.name())
                .put("typeName", document.typeName())
                .map();
    }

    private static void create(Steps steps, GivenCollection collection) {
        Map<String, Object> members = collection.own().only(OWN);
        members.put(
                "fields",
                collection.fields().stream().map(field -> field.only(FIELD)).toList());
        steps.add("createCollection", members, collection.path());
        if (collection.own().members().containsKey("operations")) {
            steps.add(
                    "updateCollection",
                    Map.of(
                            "collection",
                            collection.name(),
                            "operations",
                            collection.own().texts("operations")),
                    collection.path());
        }
    }

    private static void connect(Steps steps, GivenCollection collection) {
        for (Part relation : collection.relations()) {
            Map<String, Object> members = relation.only(RELATION);
            members.put("collection", collection.name());
            steps.add("createRelation", members, relation.path());
        }
        for (Part index : collection.indexes()) {
            Map<String, Object> members = new LinkedHashMap<>(index.members());
            members.put("collection", collection.name());
            steps.add("addIndex", members, index.path());
        }
    }

    private static void allow(Steps steps, GivenCollection collection) {
        for (Part policy : collection.policies()) {
            Map<String, Object> members = new LinkedHashMap<>(policy.members());
            members.put("collection", collection.name());
            steps.add("setPolicy", members, policy.path());
        }
    }

    /** What follows from what was given, and what has no part in making it. */
    private static CollectionDocument withFormerNames(CollectionDocument made, GivenCollection given) {
        return new CollectionDocument(
                made.name(),
                made.typeName(),
                made.label(),
                made.description(),
                made.primaryKey(),
                made.operations(),
                made.changeLog(),
                made.fields().stream()
                        .map(field -> field.with(
                                given.field(field.name()).flatMap(part -> part.text("deprecated")),
                                formerNames(given.field(field.name()), "formerNames", field.name())))
                        .toList(),
                made.relations().stream()
                        .map(relation -> relation.with(
                                formerNames(given.relation(relation.name()), "formerNames", relation.name()),
                                formerNames(
                                        given.relation(relation.name()),
                                        "formerInverseNames",
                                        relation.inverseName() == null ? "" : relation.inverseName())))
                        .toList(),
                made.indexes(),
                made.policies(),
                given.formerNames().stream()
                        .map(former -> FormerNames.Collection.of(
                                former.name(), former.text("typeName").orElse(made.typeName())))
                        .filter(former -> !former.equals(FormerNames.Collection.of(made.name(), made.typeName())))
                        .distinct()
                        .sorted(Comparator.comparing(FormerNames.Collection::name)
                                .thenComparing(FormerNames.Collection::typeName))
                        .toList());
    }

    private static List<String> formerNames(Optional<Part> part, String member, String name) {
        return part.map(given -> FormerNames.of(given.texts(member).stream()
                        .map(Names::camelCase)
                        .filter(former -> !former.equals(Names.camelCase(name)))
                        .distinct()
                        .toList()))
                .orElse(List.of());
    }
}
