package dev.weft.server.websocket;

import dev.weft.error.ApiException;
import dev.weft.server.http.GraphQlEngine;
import dev.weft.server.http.StreamTransport.Visit;
import dev.weft.server.http.StreamedOperations.Place;
import dev.weft.server.realtime.Authority;
import dev.weft.server.realtime.OpenStream;
import dev.weft.server.realtime.Outbox;
import dev.weft.server.realtime.StreamEnd;
import dev.weft.server.realtime.StreamLimits;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** One socket: does what {@link Protocol} says, and runs the operations of its client. */
final class SocketConnection implements OpenStream {
    /** So many signs of life may stay without an answer. */
    private static final int UNANSWERED = 6;

    private final SocketServices services;
    private final Visit visit;
    private final StreamLimits limits;
    private final Protocol protocol;
    private final Outbox<Frame> outbox;
    private final ConcurrentMap<String, SocketOperation> operations = new ConcurrentHashMap<>();
    private final long openedAt = System.nanoTime();
    private volatile long heardAt = openedAt;
    private volatile long pingedAt = openedAt;
    private volatile boolean draining;
    private volatile @Nullable Renewal renewal;
    private volatile @Nullable Authority authority;
    private boolean gone;

    /** The rights as they are now, where they have changed since the socket was opened. */
    private record Renewal(Authority authority, GraphQlEngine engine) {}

    SocketConnection(SocketServices services, Visit visit) {
        this.services = services;
        this.visit = visit;
        this.limits = services.streams().limits();
        this.protocol = new Protocol(limits.operations());
        this.outbox = new Outbox<>(limits, System::nanoTime);
    }

    /** Begins to send over the wire, on a thread of its own. */
    void open(Wire wire) {
        services.streams().opened(this);
        Thread.ofVirtual().name("socket-writer").start(() -> {
            new SocketWriter(outbox, wire).run();
            gone();
        });
    }

    void heard() {
        heardAt = System.nanoTime();
    }

    void received(String message) {
        heard();
        carryOut(protocol.received(message));
    }

    void receivedBytes() {
        carryOut(protocol.receivedBytes());
    }

    void refuse(CloseCode why) {
        close(why.number(), why.sentence());
    }

    /** The client is not there any more. */
    void gone() {
        protocol.closed();
        outbox.drop();
        synchronized (this) {
            if (!gone) {
                gone = true;
                services.streams().closed(this);
            }
        }
        cancelAll();
    }

    private void carryOut(Step step) {
        switch (step) {
            case Step.Initialise(var payload) -> initialise(payload);
            case Step.Start(String id, var payload) -> start(id, payload);
            case Step.Refuse(String id, var error) -> new SocketOperation(this, id, known()).failed(List.of(error));
            case Step.Stop(String id) -> stop(id);
            case Step.Reply(var message) -> send(Messages.json(message));
            case Step.Close(CloseCode why) -> refuse(why);
            case Step.Nothing _ -> {}
        }
    }

    private void initialise(Map<String, @Nullable Object> payload) {
        try {
            Authority admitted = services.streams()
                    .admit(visit.name(), InitialPayload.credentials(payload, visit.credentials()), visit.origin());
            synchronized (this) {
                if (gone) {
                    services.streams().release(admitted);
                    return;
                }
                authority = admitted;
            }
            if (protocol.acknowledge()) {
                send(Messages.ACKNOWLEDGED);
            }
        } catch (ApiException refused) {
            close(InitialPayload.closeCode(refused), InitialPayload.sentence(refused));
        } catch (RuntimeException e) {
            end(StreamEnd.FAILED);
        }
    }

    private void start(String id, Map<String, @Nullable Object> payload) {
        SocketOperation operation = new SocketOperation(this, id, known());
        operations.put(id, operation);
        Thread.ofVirtual().name("socket-operation").start(() -> run(operation, payload));
    }

    private void run(SocketOperation operation, Map<String, @Nullable Object> payload) {
        Authority caller = operation.begunWith();
        MDC.put("requestId", operation.requestId());
        Place place = new Place(
                visit.name(),
                () -> services.routes()
                        .at(visit.name())
                        .open(caller.credentials(), caller.origin().withRequestId(operation.requestId())),
                true);
        operation.started(services.operations().run(place, payload, operation));
        renew(operation);
    }

    private void stop(String id) {
        SocketOperation operation = operations.remove(id);
        if (operation != null) {
            operation.cancel();
        }
    }

    /** An operation has ended. */
    void forget(SocketOperation operation) {
        if (operations.remove(operation.id(), operation)) {
            protocol.ended(operation.id());
        }
    }

    /** Where rights have changed while the operation began. */
    private void renew(SocketOperation operation) {
        Renewal now = renewal;
        if (now != null
                && !now.authority().standing().equals(operation.begunWith().standing())) {
            operation.goOn(now.engine());
        }
    }

    void send(String message) {
        if (!outbox.offer(new Frame.Text(message), message.length())) {
            outbox.cut(frame(StreamEnd.TOO_SLOW));
            Thread.ofVirtual().start(() -> end(StreamEnd.TOO_SLOW));
        }
    }

    boolean awaitRoom() throws InterruptedException {
        return outbox.awaitRoom();
    }

    @Override
    public @Nullable Authority authority() {
        return authority;
    }

    private Authority known() {
        Authority caller = authority;
        if (caller == null) {
            throw new IllegalStateException("Nothing runs before it is known who calls");
        }
        return caller;
    }

    @Override
    public void goOn(Authority changed, GraphQlEngine engine) {
        renewal = new Renewal(changed, engine);
        authority = changed;
        operations.values().forEach(operation -> operation.goOn(engine));
    }

    @Override
    public void look() {
        long now = System.nanoTime();
        if (now - openedAt >= limits.initialisation().toNanos()) {
            carryOut(protocol.initialisationTimedOut());
        }
        if (outbox.isStuck()) {
            end(StreamEnd.TOO_SLOW);
        }
        keepAlive(now);
        if (draining) {
            closeWhenQuiet();
        }
    }

    private void keepAlive(long now) {
        long silence = limits.keepAlive().toNanos();
        if (now - heardAt >= UNANSWERED * silence) {
            end(StreamEnd.SILENT);
        } else if (now - heardAt >= silence && now - pingedAt >= silence) {
            pingedAt = now;
            outbox.offer(new Frame.Ping(), 0);
        }
    }

    @Override
    public void end(StreamEnd why) {
        close(why.closeCode(), why.sentence());
    }

    @Override
    public void drain() {
        draining = true;
        closeWhenQuiet();
    }

    /** Subscriptions go on elsewhere, what is answered once is answered first. */
    private void closeWhenQuiet() {
        if (operations.values().stream().noneMatch(SocketOperation::isShort)) {
            protocol.closed();
            outbox.finish(frame(StreamEnd.SHUTTING_DOWN));
            cancelAll();
        }
    }

    private void close(int code, String sentence) {
        protocol.closed();
        outbox.cut(new Frame.Close(code, sentence));
        cancelAll();
    }

    private void cancelAll() {
        operations.values().forEach(SocketOperation::cancel);
        operations.clear();
    }

    private static Frame frame(StreamEnd why) {
        return new Frame.Close(why.closeCode(), why.sentence());
    }
}
