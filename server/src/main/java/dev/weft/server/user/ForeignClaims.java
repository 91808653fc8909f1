package dev.weft.server.user;

import dev.weft.server.account.AccessClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a token of somebody else says. Claims that decide anything are of the right type, or the token is none.
 *
 * @param all as plain JSON
 */
record ForeignClaims(String issuer, String subject, Map<String, Object> all) {
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final int MAX_SUBJECT = 255;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Optional<ForeignClaims> read(String payload) {
        try {
            Map<String, Object> claims = STRICT.readValue(payload, new TypeReference<Map<String, Object>>() {});
            return claims != null
                            && claims.get("iss") instanceof String issuer
                            && claims.get("sub") instanceof String subject
                            && !subject.isBlank()
                            && subject.length() <= MAX_SUBJECT
                    ? Optional.of(new ForeignClaims(issuer, subject, claims))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether it is meant for the project, and for now. */
    boolean areGoodFor(IdentityProvider provider, Instant instant) {
        double now = instant.getEpochSecond();
        double skew = AccessClaims.SKEW.toSeconds();
        Double expires = seconds("exp");
        return isFor(provider.audience())
                && expires != null
                && expires > now - skew
                && expires <= now + LONGEST.toSeconds() + skew
                && hasBegun("nbf", now + skew)
                && hasBegun("iat", now + skew);
    }

    private boolean hasBegun(String name, double latest) {
        Double time = seconds(name);
        return time == null ? !all.containsKey(name) : time <= latest;
    }

    private boolean isFor(String audience) {
        return switch (all.get("aud")) {
            case String one -> one.equals(audience);
            case List<?> many -> many.contains(audience);
            case null, default -> false;
        };
    }

    private @Nullable Double seconds(String name) {
        return all.get(name) instanceof Number time && time.doubleValue() > 0 ? time.doubleValue() : null;
    }

    /** Names of the project's roles, by the provider's mapping. */
    List<String> roles(IdentityProvider provider) {
        List<String> names = new ArrayList<>();
        for (String given : texts(claim(provider.roleClaim()))) {
            String role =
                    provider.roleMap() == null ? given : provider.roleMap().get(given);
            if (role != null) {
                names.add(role);
            }
        }
        return names;
    }

    /** Key of the row that the token says the user is. */
    Optional<UUID> user(IdentityProvider provider) {
        try {
            return claim(provider.userClaim()) instanceof String key
                    ? Optional.of(UUID.fromString(key))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String one -> List.of(one);
            case List<?> many ->
                many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList();
            case null, default -> List.of();
        };
    }

    /** By its name as it stands, which may be an address with dots in it, or else by a dotted path. */
    private @Nullable Object claim(@Nullable String path) {
        if (path == null) {
            return null;
        }
        if (all.containsKey(path)) {
            return all.get(path);
        }
        Object value = all;
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> members ? members.get(step) : null;
        }
        return value;
    }
}
