using System.Net;
using System.Net.Sockets;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Where webhooks may be. A tenant chooses the address and we call it from inside, so it must not reach what only we
/// can (anchors.md 4.3, A10). The text is checked when it is set; the address that the name leads to, whenever a
/// connection is made, which is what counts.
/// </summary>
public static class WebhookAddress
{
    private static readonly IPNetwork[] Closed =
    [
        // What is not the public internet, by IANA's registries of special purposes.
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "2001::/23", "2001:db8::/32", "3fff::/20",
        }.Select(range => IPNetwork.Parse(range)),
    ];

    /// <summary>All that is given out of IPv6.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Reads an address that a tenant wants to be called at.</summary>
    /// <param name="text">An absolute URL.</param>
    /// <param name="allowsPrivate">See <see cref="WebhookOptions.AllowsPrivateTargets"/>.</param>
    /// <param name="url">The address.</param>
    /// <returns>The rule that it breaks, or null.</returns>
    public static string? Check(string text, bool allowsPrivate, out Uri? url)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out url) || url.Host.Length == 0)
            return "URL must be absolute";
        if (url.Scheme != Uri.UriSchemeHttps && !(allowsPrivate && url.Scheme == Uri.UriSchemeHttp))
            return "URL must be https";
        if (url.UserInfo.Length > 0)
            return "URL must not hold a user or a password";
        if (url.Fragment.Length > 0)
            return "URL must not have a fragment";
        if (!allowsPrivate && IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && !IsPublic(address))
            return "URL must not lead to a private address";
        return null;
    }

    /// <summary>Whether anybody on the internet could connect to it.</summary>
    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        if (address.AddressFamily is AddressFamily.InterNetworkV6)
        {
            // Addresses that hold an IPv4 address lead to it.
            if (Translated.Contains(address))
                return IsPublic(Embedded(address, start: 12));
            if (SixToFour.Contains(address))
                return IsPublic(Embedded(address, start: 2));
            if (!Global.Contains(address))
                return false;
        }

        return !Array.Exists(Closed, range => range.Contains(address));
    }

    private static IPAddress Embedded(IPAddress address, int start)
    {
        const int V4Bytes = 4;
        return new IPAddress(address.GetAddressBytes().AsSpan(start, V4Bytes));
    }
}
