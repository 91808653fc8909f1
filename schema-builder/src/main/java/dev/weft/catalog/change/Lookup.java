package dev.weft.catalog.change;

import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what an operation names, or says that it is not there. */
final class Lookup {
    private Lookup() {}

    /** What a collection declares under a name. */
    sealed interface Member {
        record OfField(FieldSpec field) implements Member {}

        record OfRelation(RelationSpec relation) implements Member {}

        default String name() {
            return switch (this) {
                case OfField(FieldSpec field) -> field.name();
                case OfRelation(RelationSpec relation) -> relation.name();
            };
        }

        default UUID id() {
            return switch (this) {
                case OfField(FieldSpec field) -> field.id().value();
                case OfRelation(RelationSpec relation) -> relation.id().value();
            };
        }

        default boolean isArchived() {
            return switch (this) {
                case OfField(FieldSpec field) -> field.isArchived();
                case OfRelation(RelationSpec relation) -> relation.isArchived();
            };
        }
    }

    /** A collection that is in use. */
    static CollectionSpec collection(ProjectCatalog catalog, String name, List<String> path) {
        CollectionSpec collection = anyCollection(catalog, name, path);
        if (collection.isArchived()) {
            throw new ApiException(
                    ApiError.of(ErrorCode.NOT_FOUND, "Collection '%s' is archived; restore it first".formatted(name))
                            .at(path));
        }
        return collection;
    }

    /** A collection, archived or not. */
    static CollectionSpec anyCollection(ProjectCatalog catalog, String name, List<String> path) {
        return catalog.collection(name)
                .orElseThrow(() -> new ApiException(
                        ApiError.of(ErrorCode.NOT_FOUND, "There is no collection %s".formatted(NameRules.quoted(name)))
                                .at(path)));
    }

    /** A field or relation of the collection that is in use and that the builder made. */
    static Member member(CollectionSpec collection, String name, List<String> path) {
        Member member = anyMember(collection, name, path);
        if (member.isArchived()) {
            throw new ApiException(ApiError.of(
                            ErrorCode.NOT_FOUND,
                            "'%s' of collection '%s' is archived; restore it first".formatted(name, collection.name()))
                    .at(path));
        }
        return member;
    }

    /** A field or relation of the collection, archived or not. */
    static Member anyMember(CollectionSpec collection, String name, List<String> path) {
        if (SystemParts.isField(collection, name)) {
            throw new ApiException(ApiError.of(
                            ErrorCode.RESERVED_NAME,
                            "Field '%s' of collection '%s' belongs to the system and stays as it is"
                                    .formatted(name, collection.name()))
                    .at(path)
                    .onFields(List.of(name)));
        }
        return find(collection, name)
                .orElseThrow(() -> new ApiException(ApiError.of(
                                ErrorCode.NOT_FOUND,
                                "Collection '%s' has no field or relation %s"
                                        .formatted(collection.name(), NameRules.quoted(name)))
                        .at(path)));
    }

    /** A relation that is in use. */
    static RelationSpec relation(CollectionSpec collection, String name, List<String> path) {
        return switch (member(collection, name, path)) {
            case Member.OfRelation(RelationSpec relation) -> relation;
            case Member.OfField _ ->
                throw new ApiException(ApiError.of(
                                ErrorCode.NOT_FOUND,
                                "'%s' of collection '%s' is a field, not a relation".formatted(name, collection.name()))
                        .at(path));
        };
    }

    private static Optional<Member> find(CollectionSpec collection, String name) {
        Stream<Member> fields = collection.fields().stream()
                .filter(field -> field.name().equals(name))
                .map(Member.OfField::new);
        Stream<Member> relations = collection.relations().stream()
                .filter(relation -> relation.name().equals(name))
                .map(Member.OfRelation::new);
        return Stream.of(fields, relations).flatMap(Function.identity()).findFirst();
    }
}
