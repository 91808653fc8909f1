package dev.weft.server.user;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the keys of issuers may be fetched from. Whoever administers a project chooses the address, so it must not lead
 * into the server's own network.
 *
 * @param development whether plain HTTP from this machine will do
 * @param privateToo whether issuers may be in private networks
 */
public record IssuerAddresses(boolean development, boolean privateToo) {
    private static final int UNIQUE_LOCAL = 0xfc;
    private static final int UNIQUE_LOCAL_MASK = 0xfe;
    private static final int CARRIER = 100;
    private static final int CARRIER_NEXT = 0x40;
    private static final int CARRIER_MASK = 0xc0;

    /** Why the address is refused before anybody looks where it leads, as a sentence; empty when it is accepted. */
    public Optional<String> objection(URI uri) {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean plain = development && scheme.equals("http") && isThisMachine(uri.getHost());
        if (!scheme.equals("https") && !plain) {
            return Optional.of("The address must begin with https://.");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("The address must name a host, and hold neither a password nor a fragment.");
        }
        return Optional.empty();
    }

    /** Refuses addresses that lead where they should not. Asked before every request. */
    void check(URI uri) throws IOException {
        Optional<String> objection = objection(uri);
        if (objection.isPresent()) {
            throw new IOException(objection.get());
        }
        if (privateToo || (development && isThisMachine(uri.getHost()))) {
            return;
        }
        for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
            if (isPrivate(address)) {
                throw new UnknownHostException(uri.getHost() + " is in a private network");
            }
        }
    }

    private static boolean isThisMachine(String host) {
        return "localhost".equals(host) || "127.0.0.1".equals(host) || "[::1]".equals(host);
    }

    static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean local = address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        return local
                || (address instanceof Inet6Address
                        ? (bytes[0] & UNIQUE_LOCAL_MASK) == UNIQUE_LOCAL
                        : bytes[0] == 0 || (bytes[0] == CARRIER && (bytes[1] & CARRIER_MASK) == CARRIER_NEXT));
    }
}
