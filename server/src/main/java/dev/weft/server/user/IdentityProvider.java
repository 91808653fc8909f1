package dev.weft.server.user;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else who says who a project's end users are: an OpenID Connect issuer.
 *
 * @param issuer as its tokens name it, letter by letter
 * @param audience that its tokens must be meant for
 * @param jwksUri where it publishes its keys
 * @param roleClaim name of the claim, or dotted path to it, that holds names of roles; null where tokens name none
 * @param roleMap from what the claim says to the project's roles; null where the claim has the project's own names
 * @param userClaim the same of the claim with the key of a row in the project's users; null where tokens name none
 */
public record IdentityProvider(
        String issuer,
        String audience,
        URI jwksUri,
        @Nullable String roleClaim,
        @Nullable Map<String, String> roleMap,
        @Nullable String userClaim,
        OffsetDateTime createdAt) {}
