package dev.weft.server.secret;

/** A sealed secret does not open: the master key is another one than that which sealed it. */
public final class WrongMasterKeyException extends RuntimeException {
    WrongMasterKeyException(String message) {
        super(message);
    }

    WrongMasterKeyException(String message, Throwable cause) {
        super(message, cause);
    }
}
