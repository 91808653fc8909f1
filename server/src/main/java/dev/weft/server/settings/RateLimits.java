package dev.weft.server.settings;

import org.jspecify.annotations.Nullable;

/**
 * Points of cost that may be spent in a minute.
 *
 * @param anonymous by each address; null for the server's own limit, as below
 * @param user by each end user, and by each member of the company
 * @param key by each key
 */
public record RateLimits(
        @Nullable Integer anonymous,
        @Nullable Integer user,
        @Nullable Integer key) {
    public static final RateLimits NONE = new RateLimits(null, null, null);

    /** These limits, and the others where these say nothing. */
    public RateLimits or(RateLimits others) {
        return new RateLimits(
                anonymous == null ? others.anonymous : anonymous,
                user == null ? others.user : user,
                key == null ? others.key : key);
    }
}
