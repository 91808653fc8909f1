package dev.weft.catalog.change;

import dev.weft.catalog.Access;
import dev.weft.catalog.FieldType;
import dev.weft.catalog.OnDelete;
import dev.weft.catalog.OperationKind;
import dev.weft.catalog.PolicyAction;
import dev.weft.catalog.PrimaryKeyKind;
import dev.weft.catalog.RelationKind;
import dev.weft.catalog.change.NewField.NewOption;
import dev.weft.catalog.change.SchemaOperation.AddField;
import dev.weft.catalog.change.SchemaOperation.AddIndex;
import dev.weft.catalog.change.SchemaOperation.ArchiveCollection;
import dev.weft.catalog.change.SchemaOperation.ArchiveField;
import dev.weft.catalog.change.SchemaOperation.ArchiveRelation;
import dev.weft.catalog.change.SchemaOperation.ChangeFieldType;
import dev.weft.catalog.change.SchemaOperation.ConversionFailure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads operations from plain JSON, in the shape of the platform API's {@code SchemaOperation}. */
public final class OperationReader {
    private static final int MAX_OPERATIONS = 1000;

    private OperationReader() {}

    /** The operations, in order. Refuses with BAD_USER_INPUT what is not one. */
    public static List<SchemaOperation> read(List<Map<String, Object>> operations) {
        if (operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
            throw new ApiException(
                    ApiError.of(ErrorCode.BAD_USER_INPUT, "A schema change has between 1 and 1,000 operations")
                            .at(List.of("operations")));
        }
        return readAll(operations);
    }

    /** The same, however many there are. */
    public static List<SchemaOperation> readAll(List<Map<String, Object>> operations) {
        List<SchemaOperation> read = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            read.add(read(operations.get(i), List.of("operations", Integer.toString(i))));
        }
        return read;
    }

    private static SchemaOperation read(Map<String, Object> operation, List<String> path) {
        if (operation.size() != 1) {
            throw new ApiException(
                    ApiError.of(ErrorCode.BAD_USER_INPUT, "An operation has exactly one member, e.g. addField")
                            .at(path));
        }
        String name = operation.keySet().iterator().next();
        Members members = Members.of(operation.get(name), Members.extend(path, name));
        return switch (name) {
            case "createCollection" -> createCollection(members);
            case "updateCollection" -> updateCollection(members);
            case "renameCollection" -> renameCollection(members);
            case "archiveCollection" -> new ArchiveCollection(members.text("collection"));
            case "restoreCollection" -> new RestoreCollection(members.text("collection"));
            case "purgeCollection" -> purgeCollection(members);
            case "updateField" -> updateField(members);
            case "changeFieldType" -> changeFieldType(members);
            case "dropIndex" -> new DropIndex(members.text("collection"), members.text("name"));
            case "renameField" -> renameField(members);
            case "archiveField" -> new ArchiveField(members.text("collection"), members.text("field"));
            case "restoreField" -> new RestoreField(members.text("collection"), members.text("field"));
            case "purgeField" ->
                new PurgeField(members.text("collection"), members.text("field"), members.text("confirm"));
            case "updateRelation" -> updateRelation(members);
            case "archiveRelation" -> new ArchiveRelation(members.text("collection"), members.text("field"));
            case "addField" -> new AddField(members.text("collection"), field(members.object("field")));
            case "createRelation" -> createRelation(members);
            case "addIndex" ->
                new AddIndex(members.text("collection"), members.texts("fields"), members.flag("unique"));
            case "setPolicy" -> setPolicy(members);
            case "removePolicy" -> removePolicy(members);
            case "setAccess" ->
                new SetAccess(
                        members.text("collection"),
                        members.choice("operation", OperationKind.class, members.text("operation")),
                        members.choice("access", Access.class, members.text("access")));
            case "createRole" -> new CreateRole(members.text("name"), members.optionalText("description"));
            case "updateRole" -> new UpdateRole(members.text("name"), members.optionalText("description"));
            case "removeRole" -> new RemoveRole(members.text("name"));
            default ->
                throw new ApiException(
                        ApiError.of(ErrorCode.BAD_USER_INPUT, "There is no schema operation '%s'".formatted(name))
                                .at(path));
        };
    }

    private static CreateCollection createCollection(Members members) {
        return new CreateCollection(
                members.text("name"),
                members.optionalText("typeName"),
                members.optionalText("label"),
                members.optionalText("description"),
                members.choice("primaryKey", PrimaryKeyKind.class, PrimaryKeyKind.UUID),
                members.flag("changeLog", true),
                members.objects("fields").stream().map(OperationReader::field).toList());
    }

    private static UpdateCollection updateCollection(Members members) {
        return new UpdateCollection(
                members.text("collection"),
                members.optionalText("label"),
                members.optionalText("description"),
                operations(members),
                members.optionalFlag("changeLog"));
    }

    private static RenameCollection renameCollection(Members members) {
        return new RenameCollection(
                members.text("collection"),
                members.text("name"),
                members.optionalText("typeName"),
                members.flag("keepAlias", true));
    }

    private static PurgeCollection purgeCollection(Members members) {
        if (members.has("field")) {
            throw new ApiException(ApiError.of(
                            ErrorCode.BAD_USER_INPUT, "'purgeCollection' names no field; 'purgeField' purges a field")
                    .at(Members.extend(members.path(), "field")));
        }
        return new PurgeCollection(members.text("collection"), members.text("confirm"));
    }

    private static RenameField renameField(Members members) {
        return new RenameField(
                members.text("collection"),
                members.text("field"),
                members.text("name"),
                members.flag("keepAlias", true));
    }

    private static UpdateField updateField(Members members) {
        return new UpdateField(
                members.text("collection"),
                members.text("field"),
                members.optionalText("label"),
                members.optionalText("description"),
                members.optionalFlag("required"),
                members.optionalFlag("unique"),
                members.optionalFlag("indexed"),
                members.given("default"),
                members.any("backfill"),
                members.has("options") ? options(members) : null,
                members.given("config"),
                members.optionalText("deprecated"));
    }

    private static ChangeFieldType changeFieldType(Members members) {
        return new ChangeFieldType(
                members.text("collection"),
                members.text("field"),
                members.choice("type", FieldType.class, members.text("type")),
                options(members),
                members.any("config"),
                members.choice("onFailure", ConversionFailure.class, ConversionFailure.REFUSE));
    }

    private static UpdateRelation updateRelation(Members members) {
        String onDelete = members.optionalText("onDelete");
        return new UpdateRelation(
                members.text("collection"),
                members.text("relation"),
                members.optionalText("name"),
                members.optionalText("inverseName"),
                members.optionalFlag("required"),
                onDelete == null ? null : members.choice("onDelete", OnDelete.class, onDelete));
    }

    private static @Nullable Set<OperationKind> operations(Members members) {
        return members.has("operations")
                ? members.texts("operations").stream()
                        .map(name -> members.choice("operations", OperationKind.class, name))
                        .collect(Collectors.toSet())
                : null;
    }

    private static CreateRelation createRelation(Members members) {
        return new CreateRelation(
                members.text("collection"),
                members.text("name"),
                members.text("target"),
                members.choice("kind", RelationKind.class, RelationKind.MANY_TO_ONE),
                members.optionalText("inverseName"),
                members.flag("required"),
                members.choice("onDelete", OnDelete.class, OnDelete.RESTRICT));
    }

    private static SetPolicy setPolicy(Members members) {
        return new SetPolicy(
                members.text("collection"),
                members.text("role"),
                action(members),
                members.has("rows") ? members.json("rows") : Map.of(),
                members.has("check") ? members.json("check") : null,
                members.has("fields") ? members.texts("fields") : null,
                members.has("presets") ? members.json("presets") : Map.of(),
                members.flag("aggregate", true),
                members.flag("list", true));
    }

    private static RemovePolicy removePolicy(Members members) {
        return new RemovePolicy(members.text("collection"), members.text("role"), action(members));
    }

    private static PolicyAction action(Members members) {
        return members.choice("action", PolicyAction.class, members.text("action"));
    }

    private static NewField field(Members members) {
        return new NewField(
                members.text("name"),
                members.choice("type", FieldType.class, members.text("type")),
                members.optionalText("label"),
                members.optionalText("description"),
                members.flag("required"),
                members.flag("unique"),
                members.flag("indexed"),
                members.any("default"),
                members.any("backfill"),
                options(members),
                members.any("config"));
    }

    private static List<NewOption> options(Members members) {
        return members.objects("options").stream()
                .map(option -> new NewOption(
                        option.text("name"),
                        option.optionalText("label"),
                        option.optionalText("color"),
                        option.optionalText("was")))
                .toList();
    }
}
