package dev.weft.catalog;

/** Whom an operation of a collection is open to, in the short form that makes the policies by itself. */
public enum Access {
    /** Everybody, signed in or not. */
    PUBLIC,
    /** End users who are signed in. */
    AUTHENTICATED,
    /** Those whom no policy binds, alone. */
    ADMIN
}
