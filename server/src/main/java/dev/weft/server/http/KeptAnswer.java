package dev.weft.server.http;

import java.io.IOException;
import java.io.OutputStream;

/** An answer as it went over the wire, to be sent again. */
public final class KeptAnswer implements RawJson {
    private final int status;
    private final byte[] body;

    /**
     * @param body not copied
     */
    public KeptAnswer(int status, byte[] body) {
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** Not to be changed. */
    public byte[] body() {
        return body;
    }

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
