package otklik.ingest.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Which addresses may be called. An address that a citizen, a stranger or a source's operator chose must not make us call our own insides: only public
 * addresses, and those that the configuration allows.
 */
public final class Networks {
    /** Special-purpose ranges (IANA registries) that {@link InetAddress} has no word for. */
    private static final List<Network> SPECIAL = List.of(
            Network.parse("0.0.0.0/8"),
            Network.parse("100.64.0.0/10"),
            Network.parse("192.0.0.0/24"),
            Network.parse("198.18.0.0/15"),
            Network.parse("240.0.0.0/4"),
            Network.parse("::/96"),
            Network.parse("64:ff9b::/32"),
            Network.parse("2002::/16"),
            Network.parse("fc00::/7"));

    private static final List<String> ALL = List.of("0.0.0.0/0", "::/0");

    private final List<Network> allowed;

    /**
     * @param allowed networks (CIDR) that may be called although they are private
     * @param key configuration key that they come from
     * @throws IllegalArgumentException when one of them is no network, naming it and the key
     */
    public Networks(List<String> allowed, String key) {
        try {
            this.allowed = allowed.stream().map(Network::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    /** For an address that nobody but the configuration chose. */
    public static Networks all() {
        return new Networks(ALL, "all");
    }

    /** Allowed by the configuration, private or not: there plain http will do. */
    public boolean trusted(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }

    public boolean permitted(InetAddress address) {
        return trusted(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }

    /** A range of addresses, {@code 10.0.0.0/8}. */
    private record Network(byte[] prefix, int bits) {

        /** @throws IllegalArgumentException when it is none, naming it */
        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            try {
                String address = slash < 0 ? cidr : cidr.substring(0, slash);
                if (!address.matches("[0-9a-fA-F.:]+")) {
                    throw new IllegalArgumentException("not an address");
                }
                byte[] prefix = InetAddress.getByName(address).getAddress();
                int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
                if (bits < 0 || bits > prefix.length * 8) {
                    throw new IllegalArgumentException("too many bits");
                }
                return new Network(prefix, bits);
            } catch (UnknownHostException | IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "'" + cidr + "' is no network; expected is one such as 10.0.0.0/8", e);
            }
        }

        boolean contains(InetAddress address) {
            byte[] other = address.getAddress();
            if (other.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((other[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
