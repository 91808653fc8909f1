package dev.weft.server.http;

import java.io.IOException;
import java.io.OutputStream;

/** Part of an answer that is JSON already. */
public interface RawJson {
    /** In bytes. */
    int length();

    /** Whether it is an object that holds nothing but nulls. */
    boolean isEmpty();

    /** Writes it in UTF-8. */
    void sendTo(OutputStream out) throws IOException;
}
