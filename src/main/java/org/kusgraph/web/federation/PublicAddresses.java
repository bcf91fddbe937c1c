package org.kusgraph.web.federation;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/** Which network addresses are those of the open Internet; all others belong to this machine, its network, or nobody. */
final class PublicAddresses {
    /** The special-purpose blocks of IPv4 (IANA's registry, RFC 6890), and multicast. */
    private static final List<Block> SPECIAL = List.of(
            new Block(0x00000000, 8),
            new Block(0x0A000000, 8),
            new Block(0x64400000, 10),
            new Block(0x7F000000, 8),
            new Block(0xA9FE0000, 16),
            new Block(0xAC100000, 12),
            new Block(0xC0000000, 24),
            new Block(0xC0000200, 24),
            new Block(0xC0586300, 24),
            new Block(0xC0A80000, 16),
            new Block(0xC6120000, 15),
            new Block(0xC6336400, 24),
            new Block(0xCB007100, 24),
            new Block(0xE0000000, 4),
            new Block(0xF0000000, 4));

    private PublicAddresses() {}

    private record Block(int start, int bits) {
        boolean contains(int address) {
            return (address ^ start) >>> (32 - bits) == 0;
        }
    }

    static boolean contains(InetAddress address) {
        return switch (address) {
            case Inet4Address four -> contains(four);
            case Inet6Address six -> contains(six);
            default -> false;
        };
    }

    private static boolean contains(Inet4Address address) {
        byte[] bytes = address.getAddress();
        int number = (bytes[0] & 0xFF) << 24 | (bytes[1] & 0xFF) << 16 | (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        return SPECIAL.stream().noneMatch(block -> block.contains(number));
    }

    /**
     * Global unicast is 2000::/3. Left out of it are the blocks of protocols (2001::/23), of documentation (2001:db8::/32,
     * 3fff::/20), and of 6to4 (2002::/16), which holds an address of version 4 that would have to be checked in turn.
     */
    private static boolean contains(Inet6Address address) {
        byte[] bytes = address.getAddress();
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        boolean isGlobalUnicast = (first & 0xE000) == 0x2000;
        boolean isSpecial = (first == 0x2001 && (second < 0x0200 || second == 0x0DB8))
                || first == 0x2002
                || (first == 0x3FFF && second < 0x1000);
        return isGlobalUnicast && !isSpecial;
    }
}
