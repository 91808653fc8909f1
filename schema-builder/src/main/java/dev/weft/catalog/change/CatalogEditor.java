package dev.weft.catalog.change;

import dev.weft.catalog.CollectionId;
import dev.weft.catalog.CollectionSpec;
import dev.weft.catalog.FieldSpec;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.ProjectCatalog;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.RelationSpec;
import dev.weft.catalog.change.SchemaOperation.AddField;
import dev.weft.catalog.change.SchemaOperation.AddIndex;
import dev.weft.catalog.change.SchemaOperation.ArchiveCollection;
import dev.weft.catalog.change.SchemaOperation.ArchiveField;
import dev.weft.catalog.change.SchemaOperation.ArchiveRelation;
import dev.weft.catalog.change.SchemaOperation.ChangeFieldType;
import dev.weft.catalog.change.SchemaOperation.CreateCollection;
import dev.weft.catalog.change.SchemaOperation.CreateRelation;
import dev.weft.catalog.change.SchemaOperation.CreateRole;
import dev.weft.catalog.change.SchemaOperation.DropIndex;
import dev.weft.catalog.change.SchemaOperation.PurgeCollection;
import dev.weft.catalog.change.SchemaOperation.PurgeField;
import dev.weft.catalog.change.SchemaOperation.RemovePolicy;
import dev.weft.catalog.change.SchemaOperation.RemoveRole;
import dev.weft.catalog.change.SchemaOperation.RenameCollection;
import dev.weft.catalog.change.SchemaOperation.RenameField;
import dev.weft.catalog.change.SchemaOperation.RestoreCollection;
import dev.weft.catalog.change.SchemaOperation.RestoreField;
import dev.weft.catalog.change.SchemaOperation.SetAccess;
import dev.weft.catalog.change.SchemaOperation.SetPolicy;
import dev.weft.catalog.change.SchemaOperation.UpdateCollection;
import dev.weft.catalog.change.SchemaOperation.UpdateField;
import dev.weft.catalog.change.SchemaOperation.UpdateRelation;
import dev.weft.catalog.change.SchemaOperation.UpdateRole;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.Names;
import dev.weft.policy.PolicyNames;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the next catalog from operations, or says which of them cannot be and why. Touches nothing. */
public final class CatalogEditor {
    private static final int MAX_COLLECTIONS = 2000;
    private static final int MAX_FIELDS = 500;

    private final RowEdits rows = new RowEdits();
    private final Origins origins = new Origins();
    private final OffsetDateTime now;
    private ProjectCatalog catalog;

    private CatalogEditor(ProjectCatalog before, OffsetDateTime now) {
        this.catalog = before;
        this.now = now;
    }

    /** The edit that all operations make together, each seeing what those before it did. */
    public static CatalogEdit edit(ProjectCatalog before, List<SchemaOperation> operations) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
        CatalogEditor editor = new CatalogEditor(before, now);
        for (int i = 0; i < operations.size(); i++) {
            ProjectCatalog found = editor.catalog;
            editor.apply(operations.get(i), path(i));
            editor.catalog = PolicyNames.follow(found, editor.catalog, RenamedOptions.of(found, operations.get(i)));
            editor.origins.note(i, found, editor.catalog);
        }
        if (ClashRules.find(editor.catalog).isPresent()) {
            throw firstClash(before, operations);
        }
        return new CatalogEdit(
                before,
                editor.catalog.atRevision(before.revision() + 1),
                operations,
                editor.rows.rows(),
                editor.origins.operations());
    }

    /** Looking at the whole catalog takes long, so it is done after each operation only to find the one to blame. */
    private static ApiException firstClash(ProjectCatalog before, List<SchemaOperation> operations) {
        CatalogEditor editor = new CatalogEditor(before, OffsetDateTime.now(ZoneOffset.UTC));
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
            case RenameCollection _ -> List.of("renameCollection", "name");
            case RenameField _ -> List.of("renameField", "name");
            case UpdateRelation update -> List.of("updateRelation", update.name() == null ? "inverseName" : "name");
            case UpdateField _ -> List.of("updateField");
            case ChangeFieldType _ -> List.of("changeFieldType");
            case DropIndex _ -> List.of("dropIndex");
            case ArchiveCollection _ -> List.of("archiveCollection");
            case RestoreCollection _ -> List.of("restoreCollection");
            case PurgeCollection _ -> List.of("purgeCollection");
            case ArchiveField _ -> List.of("archiveField");
            case RestoreField _ -> List.of("restoreField");
            case PurgeField _ -> List.of("purgeField");
            case ArchiveRelation _ -> List.of("archiveRelation");
            case SetPolicy _ -> List.of("setPolicy");
            case RemovePolicy _ -> List.of("removePolicy");
            case SetAccess _ -> List.of("setAccess");
            case CreateRole _ -> List.of("createRole", "name");
            case UpdateRole _ -> List.of("updateRole");
            case RemoveRole _ -> List.of("removeRole");
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
            case RenameCollection rename -> rename.name();
            case RenameField rename -> rename.name();
            case UpdateRelation update ->
                Objects.requireNonNullElse(update.name(), Objects.requireNonNullElse(update.inverseName(), ""));
            case UpdateField update -> update.field();
            case ChangeFieldType change -> change.field();
            case DropIndex drop -> drop.name();
            case ArchiveCollection archive -> archive.collection();
            case RestoreCollection restore -> restore.collection();
            case PurgeCollection purge -> purge.collection();
            case ArchiveField archive -> archive.field();
            case RestoreField restore -> restore.field();
            case PurgeField purge -> purge.field();
            case ArchiveRelation archive -> archive.relation();
            case SetPolicy set -> set.collection();
            case RemovePolicy remove -> remove.collection();
            case SetAccess set -> set.collection();
            case CreateRole create -> create.name();
            case UpdateRole update -> update.name();
            case RemoveRole remove -> remove.name();
        };
    }

    private void apply(SchemaOperation operation, List<String> path) {
        switch (operation) {
            case CreateCollection create -> createCollection(create, Members.extend(path, "createCollection"));
            case UpdateCollection update -> updateCollection(update, Members.extend(path, "updateCollection"));
            case AddField add -> addField(add, Members.extend(path, "addField"));
            case CreateRelation create -> createRelation(create, Members.extend(path, "createRelation"));
            case AddIndex add -> addIndex(add, Members.extend(path, "addIndex"));
            case RenameCollection rename ->
                catalog = Renaming.collection(catalog, rename, Members.extend(path, "renameCollection"));
            case RenameField rename -> catalog = Renaming.member(catalog, rename, Members.extend(path, "renameField"));
            case UpdateRelation update -> updateRelation(update, Members.extend(path, "updateRelation"));
            case UpdateField update -> updateField(update, Members.extend(path, "updateField"));
            case ChangeFieldType change ->
                catalog = rows.retype(catalog, change, Members.extend(path, "changeFieldType"));
            case DropIndex drop -> catalog = IndexRules.dropped(catalog, drop, Members.extend(path, "dropIndex"));
            case ArchiveCollection archive ->
                catalog = Archiving.collection(catalog, archive, now, Members.extend(path, "archiveCollection"));
            case RestoreCollection restore ->
                catalog = Archiving.restore(catalog, restore, Members.extend(path, "restoreCollection"));
            case PurgeCollection purge ->
                catalog = Purging.collection(catalog, purge, Members.extend(path, "purgeCollection"));
            case ArchiveField archive ->
                catalog = Archiving.member(catalog, archive, now, Members.extend(path, "archiveField"));
            case ArchiveRelation archive ->
                catalog = Archiving.relation(catalog, archive, now, Members.extend(path, "archiveRelation"));
            case RestoreField restore ->
                catalog = Archiving.restore(catalog, restore, Members.extend(path, "restoreField"));
            case PurgeField purge -> catalog = Purging.member(catalog, purge, Members.extend(path, "purgeField"));
            case SetPolicy set -> catalog = PolicyEdits.set(catalog, set, Members.extend(path, "setPolicy"));
            case RemovePolicy remove ->
                catalog = PolicyEdits.remove(catalog, remove, Members.extend(path, "removePolicy"));
            case SetAccess set -> catalog = PolicyEdits.access(catalog, set, Members.extend(path, "setAccess"));
            case CreateRole create -> catalog = RoleEdits.create(catalog, create, Members.extend(path, "createRole"));
            case UpdateRole update -> catalog = RoleEdits.update(catalog, update, Members.extend(path, "updateRole"));
            case RemoveRole remove -> catalog = RoleEdits.remove(catalog, remove, Members.extend(path, "removeRole"));
        }
    }

    private void createCollection(CreateCollection wish, List<String> path) {
        NameRules.checkCollection(wish.name(), Members.extend(path, "name"));
        CollectionRules.checkFree(catalog, wish.name(), Members.extend(path, "name"));
        if (catalog.collections().size() >= MAX_COLLECTIONS) {
            throw refuse("A project has at most %,d collections".formatted(MAX_COLLECTIONS), path);
        }
        CollectionSpec collection = new CollectionSpec(
                        CollectionId.random(),
                        catalog.lastCollectionNumber() + 1,
                        wish.name(),
                        CollectionRules.names(
                                wish.name(), CollectionRules.typeName(wish.name(), wish.typeName(), path)),
                        wish.label() == null || wish.label().isBlank() ? Names.label(wish.name()) : wish.label(),
                        wish.description(),
                        wish.primaryKey(),
                        Set.of(OperationKind.values()))
                .logged(wish.changeLog());
        catalog = new ProjectCatalog(
                catalog.project(),
                catalog.databaseSchema(),
                catalog.revision(),
                Stream.concat(catalog.collections().stream(), Stream.of(collection))
                        .toList(),
                collection.number(),
                catalog.roles(),
                catalog.policies());
        catalog = Aliases.dropTaken(catalog, collection);
        List<String> fieldsPath = Members.extend(path, "fields");
        for (int i = 0; i < wish.fields().size(); i++) {
            addField(wish.name(), wish.fields().get(i), Members.extend(fieldsPath, Integer.toString(i)));
        }
    }

    private void updateCollection(UpdateCollection wish, List<String> path) {
        CollectionSpec collection = collection(wish.collection(), Members.extend(path, "collection"));
        catalog = catalog.with(collection
                .presented(
                        Presentation.label(wish.label(), collection.label()),
                        Presentation.changed(wish.description(), collection.description()),
                        wish.operations() == null ? collection.operations() : wish.operations())
                .logged(wish.changeLog() == null ? collection.changeLog() : wish.changeLog()));
    }

    private void addField(AddField wish, List<String> path) {
        collection(wish.collection(), Members.extend(path, "collection"));
        addField(wish.collection(), wish.field(), Members.extend(path, "field"));
    }

    private void addField(String collectionName, NewField wish, List<String> path) {
        CollectionSpec collection = catalog.collection(collectionName).orElseThrow();
        FieldSpec field = FieldRules.field(wish, path);
        MemberNames.checkFree(catalog, collection, wish.name(), Members.extend(path, "name"));
        if (collection.fields().size() >= MAX_FIELDS) {
            throw refuse("A collection has at most %d fields".formatted(MAX_FIELDS), path);
        }
        boolean toItself = field.type() == FieldType.USER && collectionName.equals(CollectionSpec.USERS);
        CollectionSpec longer = collection.withFields(append(collection.fields(), field));
        catalog = catalog.with(toItself ? withTree(longer, field.id().value()) : longer);
        catalog = Aliases.dropTaken(catalog, collection.id(), wish.name());
        rows.backfill(field, FieldRules.backfill(field, wish));
    }

    private void createRelation(CreateRelation wish, List<String> path) {
        CollectionSpec collection = collection(wish.collection(), Members.extend(path, "collection"));
        CollectionSpec target = collection(wish.target(), Members.extend(path, "target"));
        RelationSpec relation = RelationRules.relation(wish, collection, target, path);
        MemberNames.checkFree(catalog, collection, wish.name(), Members.extend(path, "name"));
        if (wish.inverseName() != null) {
            MemberNames.checkFree(catalog, target, wish.inverseName(), Members.extend(path, "inverseName"));
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
        boolean tree = collection.id().equals(target.id()) && wish.kind() != RelationKind.MANY_TO_MANY;
        CollectionSpec longer = collection.withRelations(append(collection.relations(), relation));
        catalog = catalog.with(tree ? withTree(longer, relation.id().value()) : longer);
        catalog = Aliases.dropTaken(catalog, collection.id(), wish.name());
        if (wish.inverseName() != null) {
            catalog = Aliases.dropTaken(catalog, target.id(), wish.inverseName());
        }
    }

    /** The first way from a row to another of its collection has the plain names, for as long as it is there. */
    private static CollectionSpec withTree(CollectionSpec collection, UUID relation) {
        return collection.plainTree() == null ? collection.withPlainTree(relation) : collection;
    }

    private void updateField(UpdateField wish, List<String> path) {
        catalog = FieldChanges.present(catalog, wish, path);
        catalog = rows.update(catalog, wish, path);
    }

    private void updateRelation(UpdateRelation wish, List<String> path) {
        catalog = RelationRules.updated(catalog, wish, path);
        catalog = Renaming.relation(catalog, wish, path);
    }

    private void addIndex(AddIndex wish, List<String> path) {
        CollectionSpec collection = collection(wish.collection(), Members.extend(path, "collection"));
        catalog = catalog.with(collection.withIndexes(
                append(collection.indexes(), IndexRules.index(wish, collection, Members.extend(path, "fields")))));
    }

    private CollectionSpec collection(String name, List<String> path) {
        return Lookup.collection(catalog, name, path);
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
