package dev.weft.resolvers.compiled;

/** An operation holds something that only graphql-java carries out. */
final class NotCompiled extends RuntimeException {
    NotCompiled() {
        super("not compiled", null, false, false);
    }
}
