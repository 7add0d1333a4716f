package crm.social.http.guard;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by IANA's special-purpose registries (read 2026-11-22).
 * Prefixes that carry an IPv4 address inside (NAT64, 6to4, Teredo, mapped) count as not global whatever they carry.
 */
public final class GlobalAddresses {
    private static final List<Block> SPECIAL_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    private static final Block GLOBAL_UNICAST = block("2000::/3");

    /** Within 2000::/3; all else of IPv6 is refused anyway. 2001::/23 holds Teredo, ORCHID and benchmarks. */
    private static final List<Block> SPECIAL_6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

    private GlobalAddresses() {}

    /** Whether this is an address of a public server. */
    public static boolean isGlobal(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return SPECIAL_4.stream().noneMatch(block -> block.holds(bytes));
        }
        return GLOBAL_UNICAST.holds(bytes)
                && SPECIAL_6.stream().noneMatch(block -> block.holds(bytes))
                && !isIsatap(bytes);
    }

    /** RFC 5214: an interface id of 00-00-5E-FE or 02-00-5E-FE and an IPv4 address, under anybody's prefix. */
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~0x03) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static List<Block> blocks(String... texts) {
        return List.of(texts).stream().map(GlobalAddresses::block).toList();
    }

    private static Block block(String text) {
        int slash = text.indexOf('/');
        try {
            byte[] prefix = InetAddress.getByName(text.substring(0, slash)).getAddress();
            return new Block(prefix, Integer.parseInt(text, slash + 1, text.length(), 10));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private record Block(byte[] prefix, int bits) {
        boolean holds(byte[] address) {
            int whole = bits / Byte.SIZE;
            for (int i = 0; i < whole; i++) {
                if (address[i] != prefix[i]) {
                    return false;
                }
            }
            int rest = bits % Byte.SIZE;
            return rest == 0 || (address[whole] ^ prefix[whole]) >> (Byte.SIZE - rest) == 0;
        }
    }
}
