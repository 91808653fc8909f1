package dev.weft.server.http;

/**
 * What credentials are good for, at one moment: equal to another of the same endpoint as long as nothing has changed.
 *
 * @param caller with its roles and whatever else rights depend on
 * @param revision of the schema; 0 where it never changes
 */
public record Standing(Object caller, int revision) {}
