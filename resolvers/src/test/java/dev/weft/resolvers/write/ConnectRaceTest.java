package dev.weft.resolvers.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.error.ApiException;
import dev.weft.error.ErrorCode;
import dev.weft.model.CollectionModel;
import dev.weft.resolvers.plan.RowShape;
import dev.weft.resolvers.sql.OperationSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConnectRaceTest {
    private static final UUID ANN = UUID.fromString("0190b2a0-0000-7000-8000-00000000000a");

    @Test
    void aRowThatIsBeingConnectedCannotBeDeletedMeanwhile() throws Exception {
        try (Newsroom newsroom = new Newsroom();
                ExecutorService threads = Executors.newFixedThreadPool(1);
                OperationSession connecting = newsroom.session()) {
            newsroom.execute("insert into authors (id, name, email) values (?, 'Ann', 'ann@example.com')", ANN);
            CollectionModel authors = newsroom.collection("authors");
            RowKey ann = new RowKey.ById(ANN, List.of("input", "author", "connect"));
            assertThat(new KeyLookup(newsroom.writing(connecting), authors).find(List.of(ann)))
                    .isEqualTo(Map.of(0, new KeyLookup.Found(ANN, null)));

            Future<Optional<ErrorCode>> deleting = threads.submit(() -> delete(newsroom, authors));
            newsroom.awaitLockWait();
            WritePlan.Create article = new WritePlanner(newsroom.model(), WriteLimits.DEFAULT)
                    .create(
                            newsroom.collection("articles"),
                            Map.of("slug", "a", "title", "A", "authorId", ANN.toString()),
                            Newsroom.OWNER);
            new RowWriter(newsroom.writing(connecting), false)
                    .create(article, RowShape.of(newsroom.collection("articles"), List.of(), false));
            connecting.commit();

            assertThat(deleting.get()).contains(ErrorCode.FOREIGN_KEY_VIOLATION);
        }
    }

    private static Optional<ErrorCode> delete(Newsroom newsroom, CollectionModel authors) {
        try (OperationSession session = newsroom.session()) {
            WritePlan.Delete plan =
                    new WritePlanner(newsroom.model(), WriteLimits.DEFAULT).delete(authors, ANN.toString(), null);
            new RowWriter(newsroom.writing(session), false).delete(plan, RowShape.of(authors, List.of(), false));
            return Optional.empty();
        } catch (ApiException refusal) {
            return Optional.of(refusal.code());
        }
    }
}
