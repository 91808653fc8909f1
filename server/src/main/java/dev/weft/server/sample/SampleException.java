package dev.weft.server.sample;

/** The sample could not be made. The message is for the person who asked for it and says what to do. */
final class SampleException extends RuntimeException {
    SampleException(String message) {
        super(message);
    }

    SampleException(String message, Throwable cause) {
        super(message, cause);
    }
}
