package dev.weft.resolvers.execution;

/** An operation that has run and is yet to be committed. */
interface Ran {
    /** What is answered once it is committed. */
    ProjectResponse response();

    /** What is answered when it could not be committed. */
    ProjectResponse undone(RuntimeException failure);
}
