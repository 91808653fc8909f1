package dev.weft.server.budget;

import dev.weft.access.Caller;
import dev.weft.access.RoleSet;
import dev.weft.catalog.ProjectId;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Who pays for an operation: an address for anonymous callers, everybody else for themselves.
 *
 * @param id tells the payer from the others of the project
 */
public record Payer(ProjectId project, Kind kind, Object id) {
    private static final int NETWORK_BYTES = 8;

    public enum Kind {
        ANONYMOUS,
        USER,
        KEY
    }

    /**
     * A key that acts as nobody in particular is in many browsers at once, so it is they who pay.
     *
     * @param address of the client
     */
    public static Payer of(ProjectId project, Caller caller, String address) {
        return switch (caller) {
            case Caller.Anonymous _ -> anonymous(project, address);
            case Caller.Key key when key.roles().equals(RoleSet.ANONYMOUS) -> anonymous(project, address);
            case Caller.Key key -> new Payer(project, Kind.KEY, key.keyId());
            case Caller.User user -> new Payer(project, Kind.USER, user.subject());
            case Caller.Member member -> new Payer(project, Kind.USER, member.accountId());
            case Caller.ActingAs acting -> of(project, acting.by(), address);
        };
    }

    private static Payer anonymous(ProjectId project, String address) {
        return new Payer(project, Kind.ANONYMOUS, network(address));
    }

    /** Whoever has one address of version 6 has a whole network of them. */
    private static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
