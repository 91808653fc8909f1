package dev.weft.server.realtime;

import dev.weft.error.ErrorCode;

/** Why the server ends a connection that would go on otherwise. The sentences are short enough for a close frame. */
public enum StreamEnd {
    RIGHTS_ENDED(4401, ErrorCode.UNAUTHENTICATED, "The credentials have expired or been revoked; sign in again."),
    PROJECT_GONE(4404, ErrorCode.NOT_FOUND, "There is no such project any more."),
    TOO_SLOW(4290, ErrorCode.RATE_LIMITED, "You read too slowly; connect again and resume after your last cursor."),
    TOO_MANY(4503, ErrorCode.RATE_LIMITED, "You have too many connections open; close some and try again."),
    SHUTTING_DOWN(1001, ErrorCode.DATABASE_UNAVAILABLE, "The server is being shut down; connect again in a second."),
    SILENT(1001, ErrorCode.TIMEOUT, "Nothing was heard of you for too long; connect again."),
    FAILED(1011, ErrorCode.INTERNAL_SERVER_ERROR, "Something went wrong on the server; connect again.");

    private final int closeCode;
    private final ErrorCode code;
    private final String sentence;

    StreamEnd(int closeCode, ErrorCode code, String sentence) {
        this.closeCode = closeCode;
        this.code = code;
        this.sentence = sentence;
    }

    /** Of a WebSocket. */
    public int closeCode() {
        return closeCode;
    }

    /** Of an error, where the transport has no close codes. */
    public ErrorCode code() {
        return code;
    }

    public String sentence() {
        return sentence;
    }
}
