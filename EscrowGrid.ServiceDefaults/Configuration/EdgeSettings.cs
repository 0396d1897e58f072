namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>How the API meets its callers (tokenization-api.md 1, 11, 12 and 15).</summary>
public sealed record EdgeSettings
{
    /// <summary>Whether answers carry the larger set of security headers.</summary>
    public bool Helmet { get; init; }

    /// <summary>Whether <c>/metrics</c> answers.</summary>
    public bool Metrics { get; init; } = true;

    /// <summary>A port of its own for the metrics; null for none.</summary>
    public int? MetricsPort { get; init; }

    /// <summary>By which address others reach the API; null where nobody says.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Whether the documentation is read without a key.</summary>
    public bool PublicDocs { get; init; }

    /// <summary>Whether each API key has a general limit.</summary>
    public bool RateLimit { get; init; }

    /// <summary>The window of the general limit.</summary>
    public TimeSpan RateLimitWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Requests of one key in that window.</summary>
    public int RateLimitRequests { get; init; } = 1_000;

    /// <summary>New API keys of one institution in an hour, by whomever.</summary>
    public int KeyCreations { get; init; } = 5;

    /// <summary>New institutions in an hour by one caller.</summary>
    public int InstitutionCreations { get; init; } = 10;

    /// <summary>Wrong API keys from one address in a minute.</summary>
    public int AuthenticationFailures { get; init; } = 300;

    /// <summary>Webhooks of payment providers from one address in a quarter of an hour.</summary>
    public int ProviderNotices { get; init; } = 1_000;
}
