package dev.weft.server.admin;

import dev.weft.access.Role;
import dev.weft.catalog.RoleSpec;
import dev.weft.error.ApiError;
import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.server.company.Project;
import dev.weft.server.user.IdentityProvider;
import dev.weft.server.user.IssuerAddresses;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what is said of an issuer. */
final class ProviderInputs {
    private static final int MAX_LENGTH = 2_000;

    private final Catalogs catalogs;
    private final IssuerAddresses addresses;
    private final InstantSource clock;

    ProviderInputs(Catalogs catalogs, IssuerAddresses addresses, InstantSource clock) {
        this.catalogs = catalogs;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** @throws ApiException BAD_USER_INPUT */
    IdentityProvider read(Project project, Map<String, Object> input) {
        return new IdentityProvider(
                given(input, "issuer"),
                given(input, "audience"),
                address(given(input, "jwksUri")),
                optional(input, "roleClaim"),
                roleMap(project, input.get("roleMap")),
                optional(input, "userClaim"),
                clock.instant().atOffset(ZoneOffset.UTC));
    }

    private URI address(String text) {
        try {
            URI uri = new URI(text);
            addresses.objection(uri).ifPresent(why -> {
                throw refused("jwksUri", why);
            });
            return uri;
        } catch (URISyntaxException e) {
            throw refused("jwksUri", "The address is none; it should look like https://id.example.com/jwks.json.");
        }
    }

    private @Nullable Map<String, String> roleMap(Project project, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw refused("roleMap", "The map of roles must be a JSON object from what the claim says to roles.");
        }
        Set<String> roles =
                catalogs.catalog(project).roles().stream().map(RoleSpec::name).collect(Collectors.toSet());
        Map<String, String> map = new LinkedHashMap<>();
        members.forEach((name, role) -> map.put(name.toString(), role(role, roles)));
        return map;
    }

    /** Built-in roles but that of users are given by nobody but the platform. */
    private static String role(@Nullable Object role, Set<String> roles) {
        if (role instanceof String name && (roles.contains(name) || name.equals(Role.USER.apiName()))) {
            return name;
        }
        throw refused("roleMap", "The map of roles must lead to the project's own roles, or to 'user'.");
    }

    private static String given(Map<String, Object> input, String name) {
        String text = optional(input, name);
        if (text == null) {
            throw refused(name, "The " + name + " must not be empty.");
        }
        return text;
    }

    private static @Nullable String optional(Map<String, Object> input, String name) {
        String text = (String) input.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > MAX_LENGTH) {
            throw refused(name, "The " + name + " is too long; " + MAX_LENGTH + " characters are allowed.");
        }
        return text.strip();
    }

    private static ApiException refused(String field, String message) {
        return new ApiException(ApiError.of(ErrorCode.BAD_USER_INPUT, message)
                .at(List.of("input", field))
                .onFields(List.of(field)));
    }
}
