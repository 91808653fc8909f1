package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.change.Lookup.Member;
import dev.weft.catalog.change.SchemaOperation.ArchiveCollection;
import dev.weft.catalog.change.SchemaOperation.ArchiveField;
import dev.weft.catalog.change.SchemaOperation.ArchiveRelation;
import dev.weft.catalog.change.SchemaOperation.RestoreCollection;
import dev.weft.catalog.change.SchemaOperation.RestoreField;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hides things and shows them again. They keep their names and what they hold. */
final class Archiving {
    private Archiving() {}

    static ProjectCatalog collection(
            ProjectCatalog catalog, ArchiveCollection wish, OffsetDateTime now, List<String> path) {
        List<String> at = Members.extend(path, "collection");
        CollectionSpec collection = Lookup.anyCollection(catalog, wish.collection(), at);
        SystemParts.checkCollection(collection, at);
        if (collection.isArchived()) {
            throw refuse("Collection '%s' is archived already".formatted(collection.name()), at);
        }
        return catalog.with(collection.archived(now));
    }

    static ProjectCatalog restore(ProjectCatalog catalog, RestoreCollection wish, List<String> path) {
        List<String> at = Members.extend(path, "collection");
        CollectionSpec collection = Lookup.anyCollection(catalog, wish.collection(), at);
        if (!collection.isArchived()) {
            throw refuse("Collection '%s' is not archived".formatted(collection.name()), at);
        }
        return catalog.with(collection.archived(null));
    }

    /** A field or a relation. */
    static ProjectCatalog member(ProjectCatalog catalog, ArchiveField wish, OffsetDateTime now, List<String> path) {
        List<String> at = Members.extend(path, "field");
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        return archive(catalog, collection, Lookup.anyMember(collection, wish.field(), at), now, at);
    }

    static ProjectCatalog relation(
            ProjectCatalog catalog, ArchiveRelation wish, OffsetDateTime now, List<String> path) {
        List<String> at = Members.extend(path, "field");
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        return switch (Lookup.anyMember(collection, wish.relation(), at)) {
            case Member.OfRelation relation -> archive(catalog, collection, relation, now, at);
            case Member.OfField(FieldSpec field) ->
                throw refuse(
                        "'%s' of collection '%s' is a field; 'archiveField' archives it"
                                .formatted(field.name(), collection.name()),
                        at);
        };
    }

    private static ProjectCatalog archive(
            ProjectCatalog catalog, CollectionSpec collection, Member member, OffsetDateTime now, List<String> path) {
        if (member.isArchived()) {
            throw refuse(
                    "'%s' of collection '%s' is archived already".formatted(member.name(), collection.name()), path);
        }
        return catalog.with(archived(collection, member, now));
    }

    /** A field or a relation. */
    static ProjectCatalog restore(ProjectCatalog catalog, RestoreField wish, List<String> path) {
        List<String> at = Members.extend(path, "field");
        CollectionSpec collection = Lookup.collection(catalog, wish.collection(), Members.extend(path, "collection"));
        Member member = Lookup.anyMember(collection, wish.field(), at);
        if (!member.isArchived()) {
            throw refuse("'%s' of collection '%s' is not archived".formatted(member.name(), collection.name()), at);
        }
        return catalog.with(archived(collection, member, null));
    }

    private static CollectionSpec archived(
            CollectionSpec collection, Member member, @Nullable OffsetDateTime archivedAt) {
        return switch (member) {
            case Member.OfField(FieldSpec field) ->
                collection.withFields(collection.fields().stream()
                        .map(other -> other.id().equals(field.id()) ? other.archived(archivedAt) : other)
                        .toList());
            case Member.OfRelation(RelationSpec relation) ->
                collection.withRelations(collection.relations().stream()
                        .map(other -> other.id().equals(relation.id()) ? other.archived(archivedAt) : other)
                        .toList());
        };
    }

    private static ApiException refuse(String message, List<String> path) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message).at(path));
    }
}
