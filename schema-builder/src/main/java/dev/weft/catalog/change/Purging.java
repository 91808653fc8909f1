package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.IndexSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.RelationStorage.ForeignKeyColumn;
import dev.weft.catalog.RelationStorage.JoinTable;
import dev.weft.catalog.change.Lookup.Member;
import dev.weft.catalog.change.SchemaOperation.PurgeCollection;
import dev.weft.catalog.change.SchemaOperation.PurgeField;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes away for good what has been archived, with all that it holds. */
final class Purging {
    private Purging() {}

    static ProjectCatalog collection(ProjectCatalog catalog, PurgeCollection wish, List<String> path) {
        List<String> at = Members.extend(path, "collection");
        CollectionSpec collection = Lookup.anyCollection(catalog, wish.collection(), at);
        checkArchived(collection.isArchived(), "Collection '%s'".formatted(collection.name()), at);
        checkConfirmed(collection.name(), wish.confirm(), path);
        List<String> referrers = catalog.collections().stream()
                .filter(other -> !other.id().equals(collection.id()))
                .flatMap(other -> other.relations().stream()
                        .filter(relation -> relation.target().equals(collection.id()))
                        .map(relation -> "relation '%s.%s'".formatted(other.name(), relation.name())))
                .toList();
        checkUnused("Collection '%s'".formatted(collection.name()), referrers, at);
        return catalog.withCollections(catalog.collections().stream()
                        .filter(other -> !other.id().equals(collection.id()))
                        .toList())
                .withPolicies(catalog.policies().stream()
                        .filter(policy -> !policy.collection().equals(collection.id()))
                        .toList());
    }

    /** A field or a relation. */
    static ProjectCatalog member(ProjectCatalog catalog, PurgeField wish, List<String> path) {
        List<String> at = Members.extend(path, "field");
        CollectionSpec collection =
                Lookup.anyCollection(catalog, wish.collection(), Members.extend(path, "collection"));
        Member member = Lookup.anyMember(collection, wish.field(), at);
        String what = "'%s' of collection '%s'".formatted(member.name(), collection.name());
        checkArchived(member.isArchived(), what, at);
        checkConfirmed(member.name(), wish.confirm(), path);
        checkUnused(what, indexes(collection, member), at);
        return catalog.with(without(collection, member));
    }

    private static List<String> indexes(CollectionSpec collection, Member member) {
        Stream<String> columns = switch (member) {
            case Member.OfField(FieldSpec field) -> Stream.of(field.column());
            case Member.OfRelation(RelationSpec relation) ->
                switch (relation.storage()) {
                    case ForeignKeyColumn(String column) -> Stream.of(column);
                    case JoinTable _ -> Stream.empty();
                };
        };
        return columns.flatMap(column -> collection.indexes().stream()
                        .filter(index -> index.columns().contains(column))
                        .map(IndexSpec::name))
                .map("index '%s'"::formatted)
                .toList();
    }

    private static CollectionSpec without(CollectionSpec collection, Member member) {
        CollectionSpec rest = switch (member) {
            case Member.OfField(FieldSpec field) ->
                collection.withFields(collection.fields().stream()
                        .filter(other -> !other.id().equals(field.id()))
                        .toList());
            case Member.OfRelation(RelationSpec relation) ->
                collection.withRelations(collection.relations().stream()
                        .filter(other -> !other.id().equals(relation.id()))
                        .toList());
        };
        UUID id = member.id();
        return id.equals(collection.plainTree()) ? rest.withPlainTree(null) : rest;
    }

    private static void checkArchived(boolean archived, String what, List<String> path) {
        if (!archived) {
            throw new ApiException(
                    ApiError.of(ErrorCode.BAD_USER_INPUT, what + " is in use; only what is archived can be purged")
                            .at(path)
                            .withHint("Archive it first"));
        }
    }

    private static void checkConfirmed(String name, String confirm, List<String> path) {
        if (!name.equals(confirm)) {
            throw new ApiException(ApiError.of(
                            ErrorCode.CONFIRMATION_REQUIRED,
                            "Purging '%s' takes away all that it holds, for good; confirm it with its name"
                                    .formatted(name))
                    .at(Members.extend(path, "confirm")));
        }
    }

    private static void checkUnused(String what, List<String> referrers, List<String> path) {
        if (!referrers.isEmpty()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT,
                            "%s is still referred to by %s".formatted(what, String.join(", ", referrers)))
                    .at(path)
                    .withHint("Purge relations and drop indexes that refer to it first"));
        }
    }
}
