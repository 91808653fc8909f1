package dev.weft.server.architecture.broken.output;

import java.util.logging.Logger;

final class JdkLogger {
    private JdkLogger() {}

    static void log() {
        Logger.getLogger("broken").info("logged");
    }
}
