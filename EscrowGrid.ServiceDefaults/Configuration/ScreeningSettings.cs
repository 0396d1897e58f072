namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Who is asked about addresses, and how they are judged (escrow-services.md 15 and 21). A class and not a record, so
/// that no generated text form can print a secret.
/// </summary>
public sealed class ScreeningSettings
{
    internal ScreeningSettings()
    {
    }

    /// <summary>Never false in Production.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>From this score on a risk is high; 1 to 100.</summary>
    public int HighScore { get; init; } = 80;

    /// <summary>From this score on a risk is medium; below the high one.</summary>
    public int MediumScore { get; init; } = 50;

    /// <summary>Whether a medium risk is accepted and marked, or held.</summary>
    public bool AcceptsMedium { get; init; }

    /// <summary>How long an answer counts.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromHours(24);

    /// <summary>TRM Labs; null where it is not asked.</summary>
    public ScreenerSettings? Trm { get; init; }

    /// <summary>Chainalysis; null where it is not asked.</summary>
    public ScreenerSettings? Chainalysis { get; init; }
}
