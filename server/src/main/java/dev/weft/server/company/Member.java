package dev.weft.server.company;

import java.time.OffsetDateTime;
import java.util.UUID;

/** An account's place in a company. */
public record Member(UUID company, UUID account, MemberRole role, OffsetDateTime joinedAt) {}
