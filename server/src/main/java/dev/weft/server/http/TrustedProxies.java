package dev.weft.server.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The proxies in front of this server, which alone are believed when they say whom they speak for. */
record TrustedProxies(List<Network> networks) {
    /** The header in which proxies name the client, and each other. */
    static final String HEADER = "X-Forwarded-For";

    /**
     * Addresses that begin alike.
     *
     * @param bits that are compared
     */
    record Network(InetAddress address, int bits) {
        static Network of(String text) {
            int slash = text.indexOf('/');
            try {
                InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
                int all = address.getAddress().length * Byte.SIZE;
                int bits = slash < 0 ? all : Integer.parseInt(text.substring(slash + 1));
                if (bits >= 0 && bits <= all) {
                    return new Network(address, bits);
                }
            } catch (IllegalArgumentException e) {
                throw malformed(text, e);
            }
            throw malformed(text, null);
        }

        boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] its = other.getAddress();
            if (mine.length != its.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            int rest = bits % Byte.SIZE;
            return Arrays.equals(mine, 0, whole, its, 0, whole)
                    && (rest == 0 || (mine[whole] ^ its[whole]) >> (Byte.SIZE - rest) == 0);
        }

        private static IllegalStateException malformed(String text, @Nullable Exception cause) {
            return new IllegalStateException(
                    "WEFT_TRUSTED_PROXIES must list addresses and networks such as 10.0.0.0/8, not '" + text + "'.",
                    cause);
        }
    }

    /** @throws IllegalStateException with a sentence for the operator */
    static TrustedProxies of(List<String> texts) {
        return new TrustedProxies(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(Network::of)
                .toList());
    }

    boolean isEmpty() {
        return networks.isEmpty();
    }

    boolean trusts(String address) {
        return read(address).filter(this::trusts).isPresent();
    }

    /**
     * The first address, from this server on, that is no trusted proxy.
     *
     * @param remote of the socket
     * @param forwarded the header's values, in their order
     */
    String client(String remote, Enumeration<String> forwarded) {
        String client = remote;
        List<String> hops = new ArrayList<>();
        Collections.list(forwarded).forEach(value -> hops.addAll(Arrays.asList(value.split(",", -1))));
        for (String hop : hops.reversed()) {
            if (!trusts(client)) {
                return client;
            }
            Optional<InetAddress> address = read(hop.strip());
            if (address.isEmpty()) {
                return client;
            }
            client = address.get().getHostAddress();
        }
        return client;
    }

    private boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static Optional<InetAddress> read(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
