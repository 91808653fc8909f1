package dev.weft.resolvers.introspection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Answers of one schema. Each is written once and kept compressed, which makes it some twenty times smaller; an answer
 * that is pushed out is written again.
 */
public final class SchemaAnswers {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MOST_BYTES = 8_000_000;

    private final GraphQLSchema schema;

    /** By the operation itself, which lives as long as its document is kept. */
    private final Cache<OperationDefinition, byte[]> compressed = Caffeine.newBuilder()
            .weakKeys()
            .maximumWeight(MOST_BYTES)
            .weigher((OperationDefinition _, byte[] answer) -> answer.length)
            .build();

    public SchemaAnswers(GraphQLSchema schema) {
        this.schema = schema;
    }

    /**
     * The {@code data} of the response, as JSON. Empty when the operation does not ask for the schema alone.
     *
     * @param operation a query of the document, which is valid
     */
    public Optional<byte[]> answer(Document document, OperationDefinition operation) {
        byte[] known = compressed.getIfPresent(operation);
        if (known != null) {
            return Optional.of(inflated(known));
        }
        return QuestionReader.read(document, operation).map(question -> {
            byte[] answer = written(question);
            compressed.put(operation, deflated(answer));
            return answer;
        });
    }

    private byte[] written(Question question) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            new SchemaWriter(schema, json).root(question);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(byte[] answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(answer.length / 10 + 100);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] answer) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
