using System.Diagnostics.CodeAnalysis;
using StackExchange.Redis;

namespace EscrowGrid.ServiceDefaults.Cache;

/// <summary>
/// A Redis server as operators write it: StackExchange.Redis form (<c>host:6379,password=…,ssl=true</c>) or a URL
/// (<c>redis://default:password@host:6379/0</c>, <c>rediss://</c> for TLS).
/// </summary>
internal sealed class CacheAddress
{
    private const int DefaultPort = 6379;

    private CacheAddress(string endpoint, string? password)
    {
        Endpoint = endpoint;
        Password = password;
    }

    /// <summary>StackExchange.Redis form without the password, which that form cannot quote.</summary>
    public string Endpoint { get; }

    public string? Password { get; }

    /// <param name="text">The setting's value.</param>
    /// <param name="address">The parsed server.</param>
    /// <param name="problem">The rule that was broken; never holds a part of <paramref name="text"/>.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out CacheAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        try
        {
            var parsed = IsUrl(text) ? FromUrl(new Uri(text)) : FromOptions(text);
            problem = ConfigurationOptions.Parse(parsed.Endpoint).EndPoints.Count == 0 ? "names no host" : null;
            if (problem is not null) return false;
            address = parsed;
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // The library's message may quote the text, and with it the password.
            problem = "neither a redis:// URL nor a StackExchange.Redis connection string";
            return false;
        }
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("redis://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("rediss://", StringComparison.OrdinalIgnoreCase);

    private static CacheAddress FromOptions(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var password = parts.FirstOrDefault(part => part.StartsWith("password=", StringComparison.OrdinalIgnoreCase));
        var rest = string.Join(',', parts.Where(part => part != password));
        return new CacheAddress(rest, password?["password=".Length..]);
    }

    private static CacheAddress FromUrl(Uri url)
    {
        var options = new List<string> { $"{url.IdnHost}:{(url.Port > 0 ? url.Port : DefaultPort)}" };
        if (url.Scheme == "rediss") options.Add("ssl=true");
        var database = url.AbsolutePath.Trim('/');
        if (database.Length > 0) options.Add($"defaultDatabase={int.Parse(database)}");
        var user = url.UserInfo.Split(':', 2);
        // "default" is the user that a server without access lists has. An older client cannot send another one, and
        // says so.
        if (user[0].Length > 0 && user[0] != "default") options.Add($"user={Uri.UnescapeDataString(user[0])}");
        return new CacheAddress(string.Join(',', options), user.Length == 2 ? Uri.UnescapeDataString(user[1]) : null);
    }
}
