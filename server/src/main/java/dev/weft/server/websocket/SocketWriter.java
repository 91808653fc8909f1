package dev.weft.server.websocket;

import dev.weft.server.realtime.Outbox;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what is in a socket's queue, until its last frame. */
record SocketWriter(Outbox<Frame> outbox, Wire wire) implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketWriter.class);

    @Override
    public void run() {
        try {
            for (List<Frame> piece = outbox.take(); !piece.isEmpty(); piece = outbox.take()) {
                send(piece);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.debug("A socket ended while it was sent to: {}", e.getMessage());
        }
    }

    private void send(List<Frame> piece) throws IOException {
        for (Frame frame : piece) {
            if (!outbox.isCut() || frame instanceof Frame.Close) {
                send(frame);
            }
        }
        wire.flush();
    }

    private void send(Frame frame) throws IOException {
        switch (frame) {
            case Frame.Text(String text) -> wire.text(text);
            case Frame.Ping _ -> wire.ping();
            case Frame.Close(int code, String sentence) -> {
                wire.flush();
                wire.close(code, sentence);
            }
        }
    }
}
