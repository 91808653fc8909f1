package dev.weft.resolvers.execution;

/** The tables turned out to be those of another revision; nothing was told, and a later program may well tell it. */
public final class OutdatedProgram extends RuntimeException {
    OutdatedProgram(Throwable cause) {
        super("The tables are of a later revision", cause);
    }
}
