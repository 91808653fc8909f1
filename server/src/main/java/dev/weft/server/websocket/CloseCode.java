package dev.weft.server.websocket;

/** Why the protocol ends a socket. The sentences are short enough for a close frame. */
enum CloseCode {
    MALFORMED(4400, "The message is none of graphql-transport-ws."),
    UNAUTHORISED(4401, "Send connection_init, wait for connection_ack, then subscribe."),
    SUB_PROTOCOL(4406, "Ask for the sub-protocol graphql-transport-ws."),
    TOO_LATE(4408, "connection_init did not come in time."),
    ID_IN_USE(4409, "An operation with this id is running."),
    INITIALISED_TWICE(4429, "Send connection_init once."),
    TOO_LARGE(1009, "The message is too large.");

    private final int number;
    private final String sentence;

    CloseCode(int number, String sentence) {
        this.number = number;
        this.sentence = sentence;
    }

    int number() {
        return number;
    }

    String sentence() {
        return sentence;
    }
}
