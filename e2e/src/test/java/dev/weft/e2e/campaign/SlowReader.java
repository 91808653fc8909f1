package dev.weft.e2e.campaign;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A client that subscribes and then takes nothing from the network, with as little room for what comes as there can be. */
final class SlowReader implements AutoCloseable {
    private static final int SMALLEST_BUFFER = 4_096;
    private static final int OPCODE = 0x0f;
    private static final int CLOSE = 8;

    private final Socket socket = new Socket();
    private final InputStream in;

    SlowReader(URI endpoint, String key, String document) {
        try {
            socket.setReceiveBufferSize(SMALLEST_BUFFER);
            socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
            socket.setSoTimeout(60_000);
            in = socket.getInputStream();
            write(("GET " + endpoint.getPath() + " HTTP/1.1\r\nHost: " + endpoint.getAuthority()
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            head();
            text("{\"type\":\"connection_init\",\"payload\":{\"X-API-Key\":\"" + key + "\"}}");
            frame();
            text("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + document + "\"}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads on to the end: the code of the close frame, or 1006 where the connection only broke off. */
    int closeCode() {
        try {
            while (true) {
                byte[] frame = frame();
                if ((frame[0] & OPCODE) == CLOSE) {
                    return ((frame[1] & 0xff) << 8) | (frame[2] & 0xff);
                }
            }
        } catch (IOException e) {
            return 1006;
        }
    }

    private void head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            head.write(next());
        }
        if (!head.toString(StandardCharsets.US_ASCII).contains(" 101 ")) {
            throw new IOException("no socket: " + head.toString(StandardCharsets.US_ASCII));
        }
    }

    /** The first byte of a frame, and behind it what it holds. */
    private byte[] frame() throws IOException {
        int first = next();
        int length = next() & 0x7f;
        if (length == 126) {
            length = (next() << 8) | next();
        } else if (length == 127) {
            in.skipNBytes(4);
            length = (next() << 24) | (next() << 16) | (next() << 8) | next();
        }
        byte[] content = in.readNBytes(length);
        byte[] frame = new byte[content.length + 1];
        frame[0] = (byte) first;
        System.arraycopy(content, 0, frame, 1, content.length);
        return frame;
    }

    private int next() throws IOException {
        int read = in.read();
        if (read < 0) {
            throw new EOFException();
        }
        return read;
    }

    /** Masked with zeros. */
    private void text(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        if (bytes.length < 126) {
            frame.write(0x80 | bytes.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(bytes.length >> 8);
            frame.write(bytes.length);
        }
        frame.write(new byte[4]);
        frame.write(bytes);
        write(frame.toByteArray());
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
