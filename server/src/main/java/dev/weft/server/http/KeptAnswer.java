package dev.weft.server.http;

import java.io.IOException;
import java.io.OutputStream;

/** An answer as it went over the wire, to be sent again. */
public record KeptAnswer(int status, byte[] body) implements RawJson {
    @Override
    public int length() {
        return body.length;
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public void sendTo(OutputStream out) throws IOException {
        out.write(body);
    }
}
