package dev.weft.catalog.change;

import dev.weft.catalog.CollectionNames;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.change.SchemaOperation.RenameCollection;
import dev.weft.catalog.change.SchemaOperation.RenameField;
import dev.weft.catalog.change.SchemaOperation.UpdateRelation;
import dev.weft.model.Names;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Gives things other names. What PostgreSQL calls them follows; the former names of the API stay as aliases. */
final class Renaming {
    private Renaming() {}

    static ProjectCatalog collection(ProjectCatalog catalog, RenameCollection wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        SystemParts.checkCollection(collection, Members.extend(path, "collection"));
        boolean another = !wish.name().equals(collection.name());
        if (another) {
            NameRules.checkCollection(wish.name(), Members.extend(path, "name"));
            CollectionRules.checkFree(catalog, wish.name(), Members.extend(path, "name"));
        }
        String typeName = wish.typeName() == null && !another
                ? collection.typeName()
                : CollectionRules.typeName(wish.name(), wish.typeName(), path);
        CollectionNames names = CollectionRules.names(wish.name(), typeName);
        CollectionSpec renamed = collection
                .renamed(wish.name(), names, former(collection, names, wish.keepAlias()))
                .presented(
                        label(collection.label(), collection.name(), wish.name()),
                        collection.description(),
                        collection.operations());
        return DerivedNames.settle(Aliases.dropTaken(catalog.with(renamed), renamed), renamed.id());
    }

    private static List<CollectionNames> former(CollectionSpec collection, CollectionNames names, boolean keep) {
        return keep
                ? Stream.concat(collection.aliases().stream(), Stream.of(collection.names()))
                        .filter(former -> !former.equals(names))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** A field or a relation. */
    static ProjectCatalog member(ProjectCatalog catalog, RenameField wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        List<String> at = Members.extend(path, "name");
        return switch (Lookup.member(collection, wish.field(), Members.extend(path, "field"))) {
            case Lookup.Member.OfField(FieldSpec field) ->
                field(catalog, collection, field, wish.name(), wish.keepAlias(), at);
            case Lookup.Member.OfRelation(RelationSpec relation) ->
                relation(catalog, collection, relation, wish.name(), wish.keepAlias(), at);
        };
    }

    private static ProjectCatalog field(
            ProjectCatalog catalog,
            CollectionSpec collection,
            FieldSpec field,
            String name,
            boolean keepAlias,
            List<String> path) {
        boolean user = field.type() == FieldType.USER;
        if (!name.equals(field.name())) {
            NameRules.checkField(name, path);
            if (user) {
                NameRules.checkRelation(name, path);
                RelationRules.checkLength(name, path);
            }
            MemberNames.checkFree(catalog, collection, name, path);
        }
        String apiName = Names.camelCase(name);
        String column = user ? name + "_id" : name;
        FieldSpec renamed = field.renamed(
                        name, apiName, column, former(field.aliases(), field.apiName(), apiName, keepAlias))
                .presented(label(field.label(), field.name(), name), field.description(), field.deprecated());
        CollectionSpec after = collection.withFields(collection.fields().stream()
                .map(other -> other.id().equals(field.id()) ? renamed : other)
                .toList());
        return Aliases.dropTaken(
                catalog.with(DerivedNames.columnRenamed(after, field.column(), column)), after.id(), name);
    }

    /** The names at both ends of a relation. */
    static ProjectCatalog relation(ProjectCatalog catalog, UpdateRelation wish, List<String> path) {
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        RelationSpec relation = Lookup.relation(collection, wish.relation(), Members.extend(path, "relation"));
        ProjectCatalog here = wish.name() == null
                ? catalog
                : relation(catalog, collection, relation, wish.name(), true, Members.extend(path, "name"));
        return wish.inverseName() == null
                ? here
                : inverse(here, relation, wish.inverseName(), Members.extend(path, "inverseName"));
    }

    private static ProjectCatalog relation(
            ProjectCatalog catalog,
            CollectionSpec collection,
            RelationSpec relation,
            String name,
            boolean keepAlias,
            List<String> path) {
        if (!name.equals(relation.name())) {
            NameRules.checkRelation(name, path);
            RelationRules.checkLength(name, path);
            MemberNames.checkFree(catalog, collection, name, path);
        }
        String apiName = Names.camelCase(name);
        RelationSpec renamed = relation.renamed(
                name,
                apiName,
                RelationRules.storage(relation.kind(), name, collection, target(catalog, relation)),
                former(relation.aliases(), relation.apiName(), apiName, keepAlias));
        CollectionSpec after = with(collection, renamed);
        CollectionSpec indexed = relation.storage() instanceof ForeignKeyColumn(String before)
                        && renamed.storage() instanceof ForeignKeyColumn(String now)
                ? DerivedNames.columnRenamed(after, before, now)
                : after;
        return Aliases.dropTaken(catalog.with(indexed), collection.id(), name);
    }

    private static ProjectCatalog inverse(
            ProjectCatalog catalog, RelationSpec relation, String name, List<String> path) {
        CollectionSpec declaring = catalog.collections().stream()
                .filter(other -> other.relations().stream().anyMatch(r -> r.id().equals(relation.id())))
                .findFirst()
                .orElseThrow();
        RelationSpec current = declaring.relations().stream()
                .filter(other -> other.id().equals(relation.id()))
                .findFirst()
                .orElseThrow();
        if (name.isEmpty()) {
            return catalog.with(with(declaring, current.inverseRenamed(null, null, List.of())));
        }
        CollectionSpec target = target(catalog, relation);
        if (!name.equals(current.inverseName())) {
            NameRules.checkRelation(name, path);
            MemberNames.checkFree(catalog, target, name, path);
        }
        String apiName = Names.camelCase(name);
        String before = Objects.requireNonNullElse(current.inverseApiName(), apiName);
        RelationSpec renamed =
                current.inverseRenamed(name, apiName, former(current.inverseAliases(), before, apiName, true));
        return Aliases.dropTaken(catalog.with(with(declaring, renamed)), target.id(), name);
    }

    private static CollectionSpec with(CollectionSpec collection, RelationSpec replacement) {
        return collection.withRelations(collection.relations().stream()
                .map(other -> other.id().equals(replacement.id()) ? replacement : other)
                .toList());
    }

    private static CollectionSpec target(ProjectCatalog catalog, RelationSpec relation) {
        return catalog.collection(relation.target()).orElseThrow();
    }

    private static List<String> former(List<String> known, String before, String now, boolean keep) {
        return keep
                ? Stream.concat(known.stream(), Stream.of(before))
                        .filter(former -> !former.equals(now))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** A label that follows from the name goes on doing so. */
    private static String label(String label, String before, String now) {
        return label.equals(Names.label(before)) ? Names.label(now) : label;
    }
}
