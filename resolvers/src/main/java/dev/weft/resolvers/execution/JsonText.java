package dev.weft.resolvers.execution;

/** A part of a response that is JSON already. */
public final class JsonText {
    private final byte[] utf8;

    JsonText(byte[] utf8) {
        this.utf8 = utf8;
    }

    /** Not to be changed. */
    public byte[] utf8() {
        return utf8;
    }
}
