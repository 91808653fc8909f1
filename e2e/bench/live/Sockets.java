import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many sockets that listen, and one writer: counts what arrives and how long it took. Run by {@code java Sockets.java
 * settings}, where the file of settings has lines {@code name=value}: url, key, initialisation, sockets, writes (a second),
 * seconds, warm (seconds before), write (a body of HTTP with {@code @@} where the stamp goes), writeUrl, and document0,
 * document1, ... that the sockets subscribe to in turn. Every write carries a stamp of 16 digits behind {@code t}, which the
 * results show again.
 */
public final class Sockets {
    private static final int STAMP = 16;
    private static final byte[] NEXT = "\"type\":\"next\"".getBytes(StandardCharsets.US_ASCII);

    private final Map<String, String> settings;
    private final List<String> documents = new ArrayList<>();
    private final Queue<Connection> unregistered = new ConcurrentLinkedQueue<>();
    private final Map<Long, Long> answered = new ConcurrentHashMap<>();
    private final AtomicInteger ready = new AtomicInteger();
    private final LongList fromSending = new LongList();
    private final LongList fromAnswer = new LongList();
    private volatile long countedFrom = Long.MAX_VALUE;
    private long received;
    private int closed;
    private volatile boolean over;

    private Sockets(Map<String, String> settings) {
        this.settings = settings;
        for (int i = 0; settings.containsKey("document" + i); i++) {
            documents.add(settings.get("document" + i));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            int equals = line.indexOf('=');
            settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
        new Sockets(settings).run();
    }

    private void run() throws Exception {
        int sockets = number("sockets");
        Selector selector = Selector.open();
        URI url = URI.create(settings.get("url"));
        Thread reader = new Thread(() -> read(selector));
        reader.start();
        for (int i = 0; i < sockets; i++) {
            new Connection(url, documents.get(i % documents.size())).open(selector);
        }
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (ready.get() < sockets) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("only " + ready.get() + " of " + sockets + " sockets are ready");
            }
            Thread.sleep(50);
        }
        Thread.sleep(1_000);
        int warm = write(number("warm"));
        Thread.sleep(2_000);
        received = 0;
        fromSending.clear();
        fromAnswer.clear();
        countedFrom = now();
        int writes = write(number("seconds"));
        Thread.sleep(3_000);
        over = true;
        selector.wakeup();
        reader.join();
        System.out.println(report(sockets, warm, writes));
    }

    /** Writes at an even pace, whatever the answers take; gives how many were answered well. */
    private int write(int seconds) throws InterruptedException {
        int rate = number("writes");
        AtomicInteger good = new AtomicInteger();
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            long begun = System.nanoTime();
            for (int i = 0; i < rate * seconds; i++) {
                LockSupport.parkNanos(begun + i * 1_000_000_000L / rate - System.nanoTime());
                writers.execute(() -> {
                    if (writeOnce(client)) {
                        good.incrementAndGet();
                    }
                });
            }
        }
        return good.get();
    }

    private boolean writeOnce(HttpClient client) {
        long stamp = now();
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.get("writeUrl")))
                .header("Content-Type", "application/json")
                .header("X-API-Key", settings.get("key"))
                .POST(HttpRequest.BodyPublishers.ofString(settings.get("write").replace("@@", "t" + stamp)))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            answered.put(stamp, now());
            return response.statusCode() == 200 && !response.body().contains("\"errors\":[{");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void read(Selector selector) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
        try {
            while (!over) {
                selector.select(100);
                for (Connection next = unregistered.poll(); next != null; next = unregistered.poll()) {
                    next.register(selector);
                }
                for (SelectionKey key : selector.selectedKeys()) {
                    ((Connection) key.attachment()).read(buffer, key);
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long now() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + now.getNano() / 1_000;
    }

    private int number(String name) {
        return Integer.parseInt(settings.get(name));
    }

    private String report(int sockets, int warm, int writes) {
        long expected = (long) sockets * writes;
        return String.format(
                Locale.ROOT,
                "{\"sockets\":%d,\"documents\":%d,\"writes\":%d,\"expected\":%d,\"received\":%d,\"closed\":%d,"
                        + "\"fromSending\":%s,\"fromAnswer\":%s}",
                sockets, documents.size(), writes, expected, received, closed, fromSending.figures(),
                fromAnswer.figures());
    }

    /** Delays in microseconds. */
    private static final class LongList {
        private long[] values = new long[1 << 16];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        void clear() {
            size = 0;
        }

        String figures() {
            if (size == 0) {
                return "null";
            }
            long[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return String.format(
                    Locale.ROOT,
                    "{\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f}",
                    sorted[size / 2] / 1e3, sorted[(int) (size * 0.99)] / 1e3, sorted[size - 1] / 1e3);
        }
    }

    /** One socket, read without copies but for messages that come in pieces. */
    private final class Connection {
        private final URI url;
        private final String document;
        private final SocketChannel channel;
        private byte[] rest = new byte[0];
        private boolean upgraded;

        Connection(URI url, String document) throws IOException {
            this.url = url;
            this.document = document;
            this.channel = SocketChannel.open(new InetSocketAddress(url.getHost(), url.getPort()));
        }

        void open(Selector selector) throws IOException {
            write(("GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
                            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            text("{\"type\":\"connection_init\",\"payload\":" + settings.get("initialisation") + "}");
            unregistered.add(this);
            selector.wakeup();
        }

        void register(Selector selector) throws IOException {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void read(ByteBuffer buffer, SelectionKey key) throws IOException {
            buffer.clear();
            buffer.put(rest);
            if (channel.read(buffer) < 0) {
                closed++;
                key.cancel();
                channel.close();
                return;
            }
            long at = now();
            buffer.flip();
            if (!upgraded && !skipHead(buffer)) {
                keep(buffer);
                return;
            }
            while (frame(buffer, at)) {}
            keep(buffer);
        }

        private void keep(ByteBuffer buffer) {
            rest = new byte[buffer.remaining()];
            buffer.get(rest);
        }

        private boolean skipHead(ByteBuffer buffer) {
            for (int i = buffer.position() + 3; i < buffer.limit(); i++) {
                if (buffer.get(i) == '\n' && buffer.get(i - 2) == '\n') {
                    buffer.position(i + 1);
                    upgraded = true;
                    return true;
                }
            }
            return false;
        }

        private boolean frame(ByteBuffer buffer, long at) throws IOException {
            int start = buffer.position();
            if (buffer.remaining() < 2) {
                return false;
            }
            int opcode = buffer.get(start) & 0x0f;
            long length = buffer.get(start + 1) & 0x7f;
            int head = 2;
            if (length == 126) {
                if (buffer.remaining() < 4) {
                    return false;
                }
                length = buffer.getShort(start + 2) & 0xffff;
                head = 4;
            } else if (length == 127) {
                if (buffer.remaining() < 10) {
                    return false;
                }
                length = buffer.getLong(start + 2);
                head = 10;
            }
            if (buffer.remaining() < head + length) {
                return false;
            }
            message(opcode, buffer, start + head, (int) length, at);
            buffer.position(start + head + (int) length);
            return true;
        }

        private void message(int opcode, ByteBuffer buffer, int start, int length, long at) throws IOException {
            if (opcode == 9) {
                frame((byte) 0x8a, new byte[0]);
            } else if (find(buffer, start, start + length, NEXT) >= 0) {
                result(buffer, start, start + length, at);
            } else {
                byte[] bytes = new byte[length];
                buffer.get(start, bytes);
                String text = new String(bytes, StandardCharsets.UTF_8);
                if (text.contains("connection_ack")) {
                    text("{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":" + document + "}");
                    ready.incrementAndGet();
                } else if (text.contains("\"error\"")) {
                    System.err.println(text);
                }
            }
        }

        private void result(ByteBuffer buffer, int start, int end, long at) {
            for (int i = start; i < end - STAMP; i++) {
                if (buffer.get(i) == 't' && Character.isDigit(buffer.get(i + 1))) {
                    long stamp = 0;
                    int digits = 0;
                    while (digits < STAMP && Character.isDigit(buffer.get(i + 1 + digits))) {
                        stamp = stamp * 10 + buffer.get(i + 1 + digits) - '0';
                        digits++;
                    }
                    if (digits == STAMP) {
                        if (stamp >= countedFrom) {
                            received++;
                            fromSending.add(at - stamp);
                            Long answer = answered.get(stamp);
                            fromAnswer.add(answer == null ? 0 : Math.max(0, at - answer));
                        }
                        return;
                    }
                }
            }
        }

        private void text(String message) throws IOException {
            frame((byte) 0x81, message.getBytes(StandardCharsets.UTF_8));
        }

        /** Masked with zeros. */
        private void frame(byte first, byte[] payload) throws IOException {
            ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
            frame.put(first);
            if (payload.length < 126) {
                frame.put((byte) (0x80 | payload.length));
            } else {
                frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
            }
            frame.putInt(0).put(payload).flip();
            byte[] bytes = new byte[frame.remaining()];
            frame.get(bytes);
            write(bytes);
        }

        private void write(byte[] bytes) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(bytes);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }
    }

    private static int find(ByteBuffer buffer, int start, int end, byte[] wanted) {
        for (int i = start; i <= end - wanted.length; i++) {
            int matched = 0;
            while (matched < wanted.length && buffer.get(i + matched) == wanted[matched]) {
                matched++;
            }
            if (matched == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
