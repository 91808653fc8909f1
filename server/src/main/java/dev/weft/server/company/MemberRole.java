package dev.weft.server.company;

import dev.weft.access.Role;

/** What a member may do in a company. An owner may do everything; an admin everything but what touches owners. */
public enum MemberRole {
    OWNER(Role.OWNER),
    ADMIN(Role.ADMIN),
    MEMBER(Role.MEMBER);

    private final Role role;

    MemberRole(Role role) {
        this.role = role;
    }

    /** As whom the member calls the company's projects. */
    public Role role() {
        return role;
    }

    /** Whether the member may change projects, and who is in the company. */
    public boolean administers() {
        return switch (this) {
            case OWNER, ADMIN -> true;
            case MEMBER -> false;
        };
    }
}
