package dev.weft.server.security;

import dev.weft.access.Caller;
import dev.weft.access.Role;
import dev.weft.access.RoleSet;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * As whom a sender wants to act, in the words of the sender. Only those whom no policy binds may.
 *
 * @param role one of the project's, or several with commas between
 * @param user raw key of an end user's row
 * @param claims a JSON object
 */
public record Acting(
        @Nullable String role,
        @Nullable String user,
        @Nullable String claims) {
    public static final Acting NOBODY = new Acting(null, null, null);

    static final String ROLE = "X-Role";
    static final String USER = "X-User-Id";
    static final String CLAIMS = "X-Claims";

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Acting of(Function<String, @Nullable String> value) {
        String role = value.apply(ROLE);
        String user = value.apply(USER);
        String claims = value.apply(CLAIMS);
        return role == null && user == null && claims == null ? NOBODY : new Acting(role, user, claims);
    }

    /**
     * The caller as it wants to be seen. Whoever names a user and no role acts in the roles of that user.
     *
     * @param own the project's own roles
     * @param rolesOf the roles of a user; empty when there is no such user
     * @throws ApiException FORBIDDEN for a caller whom policies bind; BAD_USER_INPUT for what names nobody
     */
    Caller of(Caller caller, Set<String> own, Function<UUID, Optional<RoleSet>> rolesOf) {
        if (this.equals(NOBODY)) {
            return caller;
        }
        if (!caller.roles().unrestricted()) {
            throw new ApiException(
                    ErrorCode.FORBIDDEN,
                    "Only owners, admins and secret keys may act as another; leave out X-Role, X-User-Id and X-Claims.");
        }
        UUID userId = user == null ? null : key(user);
        RoleSet roles = role != null
                ? roles(role, own)
                : userId == null ? caller.roles() : rolesOf.apply(userId).orElseThrow(Acting::noSuchUser);
        return new Caller.ActingAs(caller, roles, userId, claims == null ? Map.of() : object(claims));
    }

    private static RoleSet roles(String text, Set<String> own) {
        List<String> names =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String name : names) {
            if (!own.contains(name) && Role.named(name).isEmpty()) {
                throw refused("X-Role names no role of the project; see its roles.");
            }
        }
        return RoleSet.of(names);
    }

    private static UUID key(String text) {
        try {
            UUID key = UUID.fromString(text.strip());
            if (key.toString().equalsIgnoreCase(text.strip())) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw refused("X-User-Id must be the raw key of a user, a UUID.");
    }

    private static ApiException noSuchUser() {
        return refused("X-User-Id names no user of the project; name the roles to act in by X-Role.");
    }

    private static Map<String, Object> object(String text) {
        try {
            Map<String, Object> claims = STRICT.readValue(text, new TypeReference<Map<String, Object>>() {});
            if (claims != null) {
                return claims;
            }
        } catch (JacksonException e) {
            // said below
        }
        throw refused("X-Claims must be a JSON object.");
    }

    private static ApiException refused(String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message));
    }
}
