package dev.weft.server.http;

import java.util.Optional;

/** Documents that an endpoint knew before anybody sent them. */
public interface RegisteredDocuments {
    RegisteredDocuments NONE = new RegisteredDocuments() {
        @Override
        public Optional<String> find(String hash) {
            return Optional.empty();
        }

        @Override
        public boolean areRequired() {
            return false;
        }
    };

    /** @param hash SHA-256 of the document, in small hexadecimal digits */
    Optional<String> find(String hash);

    /** Whether the caller may run nothing else. */
    boolean areRequired();
}
