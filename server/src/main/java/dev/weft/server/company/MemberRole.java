package dev.weft.server.company;

/** What a member may do in a company's projects. */
public enum MemberRole {
    OWNER,
    ADMIN,
    MEMBER
}
