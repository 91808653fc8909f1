package dev.weft.e2e.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.e2e.support.Account;
import dev.weft.e2e.support.Json;
import dev.weft.e2e.support.Project;
import dev.weft.e2e.support.RunningServer;
import dev.weft.e2e.support.Socket;
import dev.weft.testing.Campaign;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscribers go on after their last cursor while server, database and their own connections fail. */
class ResumeTest {
    private static final List<Outage> OUTAGES = List.of(Outage.SERVER_KILLED, Outage.DATABASE_KILLED);

    private final Campaign campaign = Campaign.configured();
    private final SplittableRandom random = campaign.random();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger reconnects = new AtomicInteger();
    private volatile boolean writing = true;
    private volatile int last = Integer.MAX_VALUE;

    @Test
    void nothingIsLostAndWhatComesTwiceHasTheSameCursor() throws InterruptedException {
        int subscribers = campaign.times(3, 20);
        int rounds = campaign.times(1, 10);
        try (RunningServer server = RunningServer.start()) {
            Project project = Account.signUp(server).createProject("Resume");
            project.changeSchema("""
                    {"createCollection": {"name": "notes", "fields": [{"name": "number", "type": "INTEGER"}]}}""");
            List<Subscriber> all = new ArrayList<>();
            for (int i = 0; i < subscribers; i++) {
                all.add(new Subscriber(project, random.split()));
            }
            List<Thread> threads = new ArrayList<>();
            all.forEach(subscriber -> threads.add(Thread.ofVirtual().start(subscriber)));
            server.await("everybody listens", Duration.ofSeconds(60), () -> {
                write(project);
                return all.stream().allMatch(Subscriber::listens);
            });
            Thread writer = Thread.ofVirtual().start(() -> {
                while (writing) {
                    write(project);
                }
            });
            for (int round = 0; round < rounds; round++) {
                for (Outage outage : OUTAGES) {
                    LockSupport.parkNanos(
                            Duration.ofMillis(random.nextInt(300, 1_500)).toNanos());
                    outage.befall(server, random);
                }
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            writing = false;
            writer.join();
            last = Integer.parseInt(server.database().value("select max(number) from " + project.schema() + ".notes"));
            for (Thread thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(60)))
                        .as("everybody has heard the last")
                        .isTrue();
            }
            Set<Integer> committed =
                    new HashSet<>(server.database().column("select number from " + project.schema() + ".notes").stream()
                            .map(Integer::valueOf)
                            .toList());
            int lost = 0;
            int duplicated = 0;
            for (Subscriber subscriber : all) {
                lost += subscriber.lost(committed);
                duplicated += subscriber.duplicated();
            }
            campaign.report(
                    "resume",
                    "operations %d writes to %d subscribers, faults %d outages and %d reconnections, lost %d, duplicated %d"
                            .formatted(
                                    committed.size(),
                                    subscribers,
                                    rounds * OUTAGES.size(),
                                    reconnects.get(),
                                    lost,
                                    duplicated));
            assertThat(lost).isZero();
            assertThat(duplicated).isZero();
        }
    }

    /** Whether it is committed is asked of the database in the end. */
    private void write(Project project) {
        try {
            project.api()
                    .send("mutation { createNote(input: { number: %d }) { outcome } }"
                            .formatted(numbers.incrementAndGet()));
        } catch (UncheckedIOException _) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** Hears numbers until the last one, over as many sockets as it takes. */
    private final class Subscriber implements Runnable {
        private final Project project;
        private final SplittableRandom random;
        private final Set<Integer> heard = ConcurrentHashMap.newKeySet();
        private final AtomicInteger repeated = new AtomicInteger();
        private @Nullable String cursor;

        Subscriber(Project project, SplittableRandom random) {
            this.project = project;
            this.random = random;
        }

        boolean listens() {
            return !heard.isEmpty();
        }

        @Override
        public void run() {
            while (!heard.contains(last)) {
                try (Socket socket = Socket.ready(project.api().endpoint(), "X-API-Key", project.key())) {
                    socket.subscribe("1", document());
                    listen(socket, random.nextInt(20, 400));
                } catch (CompletionException | AssertionError _) {
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                }
                reconnects.incrementAndGet();
            }
        }

        private String document() {
            return "subscription { noteChanged" + (cursor == null ? "" : "(after: \"" + cursor + "\")")
                    + " { note { number } cursor } }";
        }

        /** After some messages it hangs up by itself. */
        private void listen(Socket socket, int messages) {
            for (int i = 0; i < messages && !heard.contains(last); i++) {
                String message = socket.next(Duration.ofSeconds(writing ? 30 : 5));
                if (message.startsWith(Socket.CLOSED)) {
                    return;
                }
                JsonNode event = Json.parse(message).at("/payload/data/noteChanged");
                if (!event.isObject()) {
                    throw new AssertionError(message);
                }
                if (!heard.add(event.at("/note/number").asInt())) {
                    repeated.incrementAndGet();
                }
                cursor = event.path("cursor").asString();
            }
        }

        int lost(Set<Integer> committed) {
            int first = heard.stream().mapToInt(Integer::intValue).min().orElse(0);
            return (int) committed.stream()
                    .filter(number -> number >= first && !heard.contains(number))
                    .count();
        }

        int duplicated() {
            return repeated.get();
        }
    }
}
