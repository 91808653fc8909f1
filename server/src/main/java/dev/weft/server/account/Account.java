package dev.weft.server.account;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person who builds projects. Not an end user of one.
 *
 * @param email in lower case
 */
public record Account(UUID id, String email, @Nullable String name, OffsetDateTime createdAt) {
    /** The name, or what is before the @ of the e-mail address. */
    public String displayName() {
        return name == null ? email.substring(0, email.indexOf('@')) : name;
    }
}
