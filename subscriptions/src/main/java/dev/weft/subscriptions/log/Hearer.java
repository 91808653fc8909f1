package dev.weft.subscriptions.log;

import dev.weft.error.ApiError;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listener and how far it has been told. */
final class Hearer implements Listening {
    private final UUID project;
    private final Listener listener;
    private final Runnable catchUp;
    private final Consumer<Hearer> leave;
    private volatile @Nullable Position position;
    private volatile boolean closed;

    Hearer(UUID project, Listener listener, Runnable catchUp, Consumer<Hearer> leave) {
        this.project = project;
        this.listener = listener;
        this.catchUp = catchUp;
        this.leave = leave;
    }

    UUID project() {
        return project;
    }

    boolean isClosed() {
        return closed;
    }

    void tell(Batch batch) {
        if (!closed) {
            listener.changes(batch);
        }
    }

    void reached(Position next) {
        position = next;
    }

    /** There is nothing more to tell. */
    void lose(ApiError why) {
        if (!closed) {
            close();
            listener.lost(why);
        }
    }

    @Override
    public Position position() {
        return Objects.requireNonNull(position, "it has joined");
    }

    @Override
    public void catchUp() {
        catchUp.run();
    }

    @Override
    public void close() {
        closed = true;
        leave.accept(this);
    }
}
