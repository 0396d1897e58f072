namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>One who is asked about addresses. A class, so that no generated text form can print the key.</summary>
public sealed class ScreenerSettings
{
    internal ScreenerSettings()
    {
    }

    /// <summary>Pass it on, never log it.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The provider itself, or what stands in for it.</summary>
    public required Uri ApiUrl { get; init; }
}
