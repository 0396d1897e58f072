using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.Api.RateLimits;

/// <summary>What an address counts as.</summary>
internal static class AddressSubject
{
    private const int HostBytesOfIpv6 = 8;

    /// <summary>One customer has a whole /64 of IPv6 addresses, and would have as many tries.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return (address?.IsIPv4MappedToIPv6 is true ? address.MapToIPv4() : address)?.ToString() ?? "unknown";
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, HostBytesOfIpv6, HostBytesOfIpv6);
        return $"{new IPAddress(bytes)}/64";
    }
}
