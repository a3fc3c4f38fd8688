using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace WebXtism.HostEnvironment.Http;

/// <summary>
/// Tells the addresses of the internet from those that mean this machine, its networks, or nothing: the registries of
/// special-purpose addresses of IANA (RFC 6890).
/// </summary>
internal static class PublicAddress
{
    // Network and prefix length.
    private static readonly (uint Network, int Length)[] s_special4 =
    [
        (0x00000000, 8),  // this host, this network
        (0x0A000000, 8),  // private
        (0x64400000, 10), // shared by a provider's customers
        (0x7F000000, 8),  // loopback
        (0xA9FE0000, 16), // link-local, where clouds keep their metadata services
        (0xAC100000, 12), // private
        (0xC0000000, 24), // protocol assignments
        (0xC0000200, 24), // documentation
        (0xC0586300, 24), // relays of 6to4
        (0xC0A80000, 16), // private
        (0xC6120000, 15), // benchmarks
        (0xC6336400, 24), // documentation
        (0xCB007100, 24), // documentation
        (0xE0000000, 4),  // multicast
        (0xF0000000, 4),  // reserved, broadcast
    ];

    /// <summary>Whether an address is one of the internet.</summary>
    public static bool Contains(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            Span<byte> v4 = stackalloc byte[4];
            return address.TryWriteBytes(v4, out _) && IsPublic4(BinaryPrimitives.ReadUInt32BigEndian(v4));
        }

        Span<byte> v6 = stackalloc byte[16];
        return address.AddressFamily == AddressFamily.InterNetworkV6 && address.TryWriteBytes(v6, out _) && IsPublic6(BinaryPrimitives.ReadUInt128BigEndian(v6));
    }

    private static bool IsPublic4(uint address)
    {
        foreach ((uint network, int length) in s_special4)
        {
            if ((address ^ network) >> (32 - length) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPublic6(UInt128 address)
    {
        uint top = (uint)(address >> 96);
        ulong high = (ulong)(address >> 64);

        // Forms that lead to an IPv4 address are as public as that is.
        uint third = (uint)(address >> 32);
        bool mapped = high == 0 && third == 0xFFFF;
        bool translated = top == 0x0064FF9B && (uint)high == 0 && third == 0;
        if (mapped || translated)
        {
            return IsPublic4((uint)address);
        }

        if (top >> 16 == 0x2002)
        {
            return IsPublic4((uint)(address >> 80));
        }

        // Of everything else only global unicast addresses are public, less what is set apart from them.
        return top >> 29 == 0b001
            && top >> 9 != 0x20010000 >> 9 // protocol assignments, Teredo
            && top != 0x20010DB8           // documentation
            && top >> 12 != 0x3FFF0000 >> 12; // documentation
    }
}
