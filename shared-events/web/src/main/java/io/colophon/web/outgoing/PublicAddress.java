package io.colophon.web.outgoing;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Which addresses are those of servers on the public internet (IANA's special-purpose registries). What is not may be this machine, its
 * network, or the address by which a cloud gives out its secrets.
 */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Global unicast alone, less the ranges in it that lead to IPv4, to a tunnel or nowhere. */
    private static boolean isPublic6(byte[] a) {
        boolean globalUnicast = (a[0] & 0xe0) == 0x20;
        int first = (a[0] & 0xff) << 8 | (a[1] & 0xff);
        int second = (a[2] & 0xff) << 8 | (a[3] & 0xff);
        boolean special =
                first == 0x2001 && (second < 0x0200 || second == 0x0db8) || first == 0x2002 || first == 0x3fff;
        return globalUnicast && !special;
    }
}
