namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Payments by card (escrow-services.md 8.1 and 21). A class and not a record, so that no generated text form can print
/// a secret.
/// </summary>
public sealed class StripeSettings
{
    internal StripeSettings()
    {
    }

    /// <summary>Pass it on, never log it.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Those that are active at the moment, one or more. Pass them on, never log them.</summary>
    public required IReadOnlyList<string> WebhookSecrets { get; init; }

    /// <summary>Stripe itself, or what stands in for it.</summary>
    public required Uri ApiUrl { get; init; }

    /// <summary>By which sellers connect their accounts; null where they are connected otherwise.</summary>
    public string? ConnectClientId { get; init; }
}
