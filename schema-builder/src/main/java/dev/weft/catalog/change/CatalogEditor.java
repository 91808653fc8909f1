package dev.weft.catalog.change;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldId;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.change.SchemaOperation.AddField;
import dev.weft.catalog.change.SchemaOperation.AddIndex;
import dev.weft.catalog.change.SchemaOperation.CreateCollection;
import dev.weft.catalog.change.SchemaOperation.CreateRelation;
import dev.weft.catalog.change.SchemaOperation.UpdateCollection;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the next catalog from operations, or says which of them cannot be and why. Pure. */
public final class CatalogEditor {
    private static final int MAX_COLLECTIONS = 2000;
    private static final int MAX_FIELDS = 500;

    private final Map<FieldId, Object> backfills = new HashMap<>();
    private ProjectCatalog catalog;

    private CatalogEditor(ProjectCatalog before) {
        this.catalog = before;
    }

    /** The edit that all operations make together, each seeing what those before it did. */
    public static CatalogEdit edit(ProjectCatalog before, List<SchemaOperation> operations) {
        CatalogEditor editor = new CatalogEditor(before);
        for (int i = 0; i < operations.size(); i++) {
            editor.apply(operations.get(i), path(i));
        }
        if (ClashRules.find(editor.catalog).isPresent()) {
            throw firstClash(before, operations);
        }
        return new CatalogEdit(before, editor.catalog.atRevision(before.revision() + 1), operations, editor.backfills);
    }

    /** Looking at the whole catalog takes long, so it is done after each operation only to find the one to blame. */
    private static ApiException firstClash(ProjectCatalog before, List<SchemaOperation> operations) {
        CatalogEditor editor = new CatalogEditor(before);
        for (int i = 0; i < operations.size(); i++) {
            editor.apply(operations.get(i), path(i));
            Optional<String> clash = ClashRules.find(editor.catalog);
            if (clash.isPresent()) {
                return new ApiException(ApiError.of(ErrorCode.NAME_TAKEN, clash.get() + "; choose another name")
                        .at(namePath(operations.get(i), path(i)))
                        .withHint("Try '%s_2'".formatted(name(operations.get(i)))));
            }
        }
        throw new IllegalStateException("names that meet in the end meet after some operation");
    }

    private static List<String> path(int operation) {
        return List.of("operations", Integer.toString(operation));
    }

    /** Where the operation says the name that it adds. */
    private static List<String> namePath(SchemaOperation operation, List<String> path) {
        List<String> members = switch (operation) {
            case CreateCollection _ -> List.of("createCollection", "name");
            case UpdateCollection _ -> List.of("updateCollection");
            case AddField _ -> List.of("addField", "field", "name");
            case CreateRelation _ -> List.of("createRelation", "name");
            case AddIndex _ -> List.of("addIndex", "fields");
        };
        return Stream.concat(path.stream(), members.stream()).toList();
    }

    /** The name that the operation adds, or of what it changes. */
    private static String name(SchemaOperation operation) {
        return switch (operation) {
            case CreateCollection create -> create.name();
            case UpdateCollection update -> update.collection();
            case AddField add -> add.field().name();
            case CreateRelation create -> create.name();
            case AddIndex add -> add.collection();
        };
    }

    private void apply(SchemaOperation operation, List<String> path) {
        switch (operation) {
            case CreateCollection create -> createCollection(create, Members.extend(path, "createCollection"));
            case UpdateCollection update -> updateCollection(update, Members.extend(path, "updateCollection"));
            case AddField add -> addField(add, Members.extend(path, "addField"));
            case CreateRelation create -> createRelation(create, Members.extend(path, "createRelation"));
            case AddIndex add -> addIndex(add, Members.extend(path, "addIndex"));
        }
    }

    private void createCollection(CreateCollection wish, List<String> path) {
        NameRules.checkCollection(wish.name(), Members.extend(path, "name"));
        if (catalog.collection(wish.name()).isPresent()) {
            throw taken("There is already a collection '%s'".formatted(wish.name()), wish.name(), path, "name");
        }
        if (catalog.collections().size() >= MAX_COLLECTIONS) {
            throw refuse("A project has at most %,d collections".formatted(MAX_COLLECTIONS), path);
        }
        String typeName = typeName(wish, path);
        CollectionSpec collection = new CollectionSpec(
                CollectionId.random(),
                catalog.lastCollectionNumber() + 1,
                wish.name(),
                typeName,
                Names.camelCase(wish.name()),
                Names.decapitalise(typeName),
                wish.label() == null || wish.label().isBlank() ? Names.label(wish.name()) : wish.label(),
                wish.description(),
                wish.primaryKey(),
                Set.of(OperationKind.values()),
                List.of(),
                List.of(),
                List.of());
        catalog = new ProjectCatalog(
                catalog.project(),
                catalog.databaseSchema(),
                catalog.revision(),
                Stream.concat(catalog.collections().stream(), Stream.of(collection))
                        .toList(),
                collection.number());
        List<String> fieldsPath = Members.extend(path, "fields");
        for (int i = 0; i < wish.fields().size(); i++) {
            addField(wish.name(), wish.fields().get(i), Members.extend(fieldsPath, Integer.toString(i)));
        }
    }

    private static String typeName(CreateCollection wish, List<String> path) {
        if (wish.typeName() != null) {
            NameRules.checkTypeName(wish.typeName(), Members.extend(path, "typeName"));
            return wish.typeName();
        }
        String plural = Names.pascalCase(wish.name());
        String singular = Names.pascalCase(Singular.of(wish.name()));
        String derived = singular.equals(plural) ? plural + "Item" : singular;
        NameRules.checkTypeName(derived, Members.extend(path, "name"));
        return derived;
    }

    private void updateCollection(UpdateCollection wish, List<String> path) {
        CollectionSpec collection = collection(wish.collection(), Members.extend(path, "collection"));
        catalog = catalog.with(collection.presented(
                wish.label() == null || wish.label().isBlank() ? collection.label() : wish.label(),
                changed(wish.description(), collection.description()),
                wish.operations() == null ? collection.operations() : wish.operations()));
    }

    /** Absent leaves as it was; an empty text takes away. */
    private static @Nullable String changed(@Nullable String wish, @Nullable String now) {
        if (wish == null) {
            return now;
        }
        return wish.isBlank() ? null : wish;
    }

    private void addField(AddField wish, List<String> path) {
        collection(wish.collection(), Members.extend(path, "collection"));
        addField(wish.collection(), wish.field(), Members.extend(path, "field"));
    }

    private void addField(String collectionName, NewField wish, List<String> path) {
        CollectionSpec collection = catalog.collection(collectionName).orElseThrow();
        FieldSpec field = FieldRules.field(wish, path);
        checkMemberFree(collection, wish.name(), path);
        if (collection.fields().size() >= MAX_FIELDS) {
            throw refuse("A collection has at most %d fields".formatted(MAX_FIELDS), path);
        }
        catalog = catalog.with(collection.withFields(append(collection.fields(), field)));
        Object backfill = FieldRules.backfill(field, wish);
        if (backfill != null) {
            backfills.put(field.id(), backfill);
        }
    }

    private void createRelation(CreateRelation wish, List<String> path) {
        CollectionSpec collection = collection(wish.collection(), Members.extend(path, "collection"));
        CollectionSpec target = collection(wish.target(), Members.extend(path, "target"));
        RelationSpec relation = RelationRules.relation(wish, collection, target, path);
        checkMemberFree(collection, wish.name(), path);
        if (wish.inverseName() != null) {
            checkInverseFree(target, wish.inverseName(), path);
        }
        if (wish.inverseName() != null
                && collection.id().equals(target.id())
                && wish.inverseName().equals(wish.name())) {
            throw taken(
                    "The two ends of a relation of a collection with itself need different names",
                    wish.name(),
                    path,
                    "inverseName");
        }
        catalog = catalog.with(collection.withRelations(append(collection.relations(), relation)));
    }

    private void addIndex(AddIndex wish, List<String> path) {
        CollectionSpec collection = collection(wish.collection(), Members.extend(path, "collection"));
        catalog = catalog.with(collection.withIndexes(
                append(collection.indexes(), IndexRules.index(wish, collection, Members.extend(path, "fields")))));
    }

    private void checkMemberFree(CollectionSpec collection, String name, List<String> path) {
        checkFree(collection, name, Members.extend(path, "name"));
    }

    private void checkInverseFree(CollectionSpec target, String name, List<String> path) {
        checkFree(target, name, Members.extend(path, "inverseName"));
    }

    private void checkFree(CollectionSpec collection, String name, List<String> path) {
        String kind = memberKind(collection, name);
        if (kind != null) {
            throw new ApiException(ApiError.of(
                            ErrorCode.NAME_TAKEN,
                            "Collection '%s' already has a %s '%s'".formatted(collection.name(), kind, name))
                    .at(path)
                    .onFields(List.of(name))
                    .withHint("Try '%s_2'".formatted(name)));
        }
    }

    private @Nullable String memberKind(CollectionSpec collection, String name) {
        if (collection.fields().stream().anyMatch(field -> field.name().equals(name))) {
            return "field";
        }
        boolean relation = collection.relations().stream()
                        .anyMatch(declared -> declared.name().equals(name))
                || catalog.collections().stream()
                        .flatMap(other -> other.relations().stream())
                        .anyMatch(other -> other.target().equals(collection.id()) && name.equals(other.inverseName()));
        return relation ? "relation" : null;
    }

    private CollectionSpec collection(String name, List<String> path) {
        return catalog.collection(name)
                .orElseThrow(() -> new ApiException(
                        ApiError.of(ErrorCode.NOT_FOUND, "There is no collection %s".formatted(NameRules.quoted(name)))
                                .at(path)));
    }

    private static <T> List<T> append(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }

    private static ApiException taken(String message, String name, List<String> path, String member) {
        return new ApiException(ApiError.of(ErrorCode.NAME_TAKEN, message)
                .at(Members.extend(path, member))
                .withHint("Try '%s_2'".formatted(name)));
    }

    private static ApiException refuse(String message, List<String> path) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message).at(path));
    }
}
