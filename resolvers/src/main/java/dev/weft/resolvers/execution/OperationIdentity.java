package dev.weft.resolvers.execution;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An operation, to be told from others at no cost: equal to itself alone. A document that is kept has the same one at
 * every request; what it says can be read in peace later.
 */
public final class OperationIdentity {
    private final Document document;
    private final OperationDefinition definition;
    private volatile @Nullable Signature signature;

    /**
     * @param definition the operation of the document that is meant
     */
    public OperationIdentity(Document document, OperationDefinition definition) {
        this.document = document;
        this.definition = definition;
    }

    /**
     * What operations that differ in spaces, comments and the values of their literals share.
     *
     * @param text without these values
     * @param hash SHA-256 of the text, in hexadecimal digits
     */
    public record Signature(
            String text, String hash, @Nullable String operationName) {}

    /** Made when it is asked for the first time. */
    public Signature signature() {
        Signature known = signature;
        if (known == null) {
            String text = OperationText.of(document, definition);
            known = new Signature(text, hash(text), definition.getName());
            signature = known;
        }
        return known;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }
}
