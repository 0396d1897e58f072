using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace EscrowGrid.ServiceDefaults.Database;

/// <summary>
/// A database as operators write it: Npgsql's keywords (<c>Host=…;Username=…</c>) or a URL
/// (<c>postgres://user:password@host:5432/database?sslmode=require</c>) with percent-encoded parts.
/// </summary>
internal sealed class DatabaseAddress
{
    private const int DefaultPort = 5432;
    private const int ConnectTimeoutSeconds = 5;
    private const int CommandTimeoutSeconds = 15;
    private const int KeepAliveSeconds = 30;

    private DatabaseAddress(NpgsqlConnectionStringBuilder keywords)
    {
        ConnectionString = keywords.ConnectionString;
        Password = keywords.Password;
    }

    public string ConnectionString { get; }

    public string? Password { get; }

    /// <param name="text">The setting's value.</param>
    /// <param name="address">The parsed database.</param>
    /// <param name="problem">The rule that was broken; never holds a part of <paramref name="text"/>.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out DatabaseAddress? address, [NotNullWhen(false)] out string? problem)
    {
        address = null;
        try
        {
            var isUrl = text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
            var keywords = isUrl ? FromUrl(new Uri(text)) : new NpgsqlConnectionStringBuilder(text);
            problem = Missing(keywords);
            if (problem is not null) return false;
            SetLimits(keywords);
            address = new DatabaseAddress(keywords);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            // The driver's message may quote the text, and with it the password.
            problem = "neither a postgres:// URL nor an Npgsql connection string";
            return false;
        }
    }

    private static string? Missing(NpgsqlConnectionStringBuilder keywords)
    {
        if (string.IsNullOrWhiteSpace(keywords.Host)) return "names no host";
        return string.IsNullOrWhiteSpace(keywords.Database) ? "names no database" : null;
    }

    private static NpgsqlConnectionStringBuilder FromUrl(Uri url)
    {
        var keywords = new NpgsqlConnectionStringBuilder
        {
            Host = url.IdnHost,
            Port = url.Port > 0 ? url.Port : DefaultPort,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        var user = url.UserInfo.Split(':', 2);
        if (user[0].Length > 0) keywords.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) keywords.Password = Uri.UnescapeDataString(user[1]);
        foreach (var parameter in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = parameter.Split('=', 2);
            var value = pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : "";
            // libpq writes verify-full where Npgsql's keyword takes VerifyFull.
            if (pair[0] == "sslmode") value = value.Replace("-", "", StringComparison.Ordinal);
            keywords[Keyword(pair[0])] = value;
        }

        return keywords;
    }

    /// <summary>libpq's names for what Npgsql calls otherwise; the rest have the same name in both.</summary>
    private static string Keyword(string parameter) => parameter switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        "channel_binding" => "Channel Binding",
        "target_session_attrs" => "Target Session Attributes",
        _ => parameter,
    };

    /// <summary>The driver waits 15 s for a connection and 30 s for a command unless told otherwise.</summary>
    private static void SetLimits(NpgsqlConnectionStringBuilder keywords)
    {
        if (!keywords.ShouldSerialize("Timeout")) keywords.Timeout = ConnectTimeoutSeconds;
        if (!keywords.ShouldSerialize("Command Timeout")) keywords.CommandTimeout = CommandTimeoutSeconds;
        if (!keywords.ShouldSerialize("Keepalive")) keywords.KeepAlive = KeepAliveSeconds;
    }
}
