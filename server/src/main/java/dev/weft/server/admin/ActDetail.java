package dev.weft.server.admin;

import dev.weft.change.SchemaChange;
import dev.weft.server.apikey.ApiKey;
import dev.weft.server.apikey.ApiKeys;
import dev.weft.server.company.Company;
import dev.weft.server.company.Invitation;
import dev.weft.server.company.Member;
import dev.weft.server.company.Project;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the log says of a mutation of the platform. Only what is listed here gets in, so that no argument that comes later
 * brings a secret with it by chance.
 *
 * @param type of the resource
 * @param id of the resource; null where it is not known
 * @param members plain JSON
 */
record ActDetail(String type, @Nullable String id, Map<String, Object> members) {
    /** Enumerations, numbers and switches say nothing that could be a secret. */
    private static final List<String> SETTINGS = List.of(
            "role",
            "kind",
            "action",
            "everywhere",
            "acceptBreaking",
            "ifRevision",
            "operation",
            "anonymous",
            "user",
            "key",
            "enabled",
            "required");

    static ActDetail of(String mutation, Map<String, Object> arguments, @Nullable Object result) {
        Map<String, Object> members = new LinkedHashMap<>();
        Map<String, Object> flat = flat(arguments);
        SETTINGS.forEach(name -> setting(flat.get(name)).ifPresent(value -> members.put(name, value)));
        operations(arguments.get("operations"), members);
        return of(mutation, flat, result, members);
    }

    private static ActDetail of(
            String mutation, Map<String, Object> flat, @Nullable Object result, Map<String, Object> members) {
        return switch (result) {
            case ApiKeys.Created created -> key(created.key(), members);
            case ApiKey key -> key(key, members);
            case Invitation invitation -> {
                members.put("email", invitation.email());
                yield new ActDetail("Invitation", invitation.id().toString(), members);
            }
            case Member member -> new ActDetail("Member", member.account().toString(), members);
            case Company company -> {
                members.put("slug", company.slug());
                account(flat, members);
                yield new ActDetail("Company", company.id().toString(), members);
            }
            case Project project -> {
                members.put("slug", project.slug());
                yield new ActDetail("Project", project.id().toString(), members);
            }
            case SchemaChange change -> {
                members.put("revision", change.revision());
                members.put("outcome", change.status().name());
                members.put("statements", change.statements());
                yield new ActDetail("SchemaChange", change.id().toString(), members);
            }
            case null, default -> {
                account(flat, members);
                String id = flat.get("id") instanceof UUID known ? known.toString() : null;
                yield new ActDetail(typeOf(mutation), id, members);
            }
        };
    }

    private static ActDetail key(ApiKey key, Map<String, Object> members) {
        members.put("role", key.role());
        members.put("name", key.name());
        members.put("prefix", key.prefix());
        return new ActDetail("ApiKey", key.id().toString(), members);
    }

    private static void account(Map<String, Object> flat, Map<String, Object> members) {
        if (flat.get("accountId") instanceof UUID account) {
            members.put("account", account.toString());
        }
    }

    /** What kinds of changes were asked for: the names of their members, e.g. {@code addField}. */
    private static void operations(@Nullable Object operations, Map<String, Object> members) {
        if (operations instanceof Collection<?> list) {
            members.put(
                    "operations",
                    list.stream()
                            .filter(Map.class::isInstance)
                            .flatMap(operation -> ((Map<?, ?>) operation).keySet().stream())
                            .map(String::valueOf)
                            .toList());
        }
    }

    private static String typeOf(String mutation) {
        return switch (mutation) {
            case "signUp", "signIn", "changePassword", "updateAccount" -> "Account";
            case "refreshSession", "signOut", "revokeSession" -> "Session";
            case "removeMember", "changeMemberRole" -> "Member";
            case "inviteMember", "acceptInvitation", "withdrawInvitation" -> "Invitation";
            case "createApiKey", "revokeApiKey" -> "ApiKey";
            case "createCompany", "transferOwnership" -> "Company";
            default -> "Project";
        };
    }

    private static Optional<Object> setting(@Nullable Object value) {
        return switch (value) {
            case Boolean truth -> Optional.of(truth);
            case Number number -> Optional.of(number);
            case Enum<?> constant -> Optional.of(constant.name());
            case null, default -> Optional.empty();
        };
    }

    private static Map<String, Object> flat(Map<String, Object> arguments) {
        Map<String, Object> flat = new LinkedHashMap<>(arguments);
        if (arguments.get("input") instanceof Map<?, ?> input) {
            input.forEach((name, value) -> flat.putIfAbsent(String.valueOf(name), value));
        }
        return flat;
    }
}
