package dev.weft.server.company;

import java.util.UUID;

/**
 * Who projects belong to.
 *
 * @param slug unique among companies
 * @param myRole the role of the account that looks at it
 */
public record Company(UUID id, String name, String slug, MemberRole myRole) {}
