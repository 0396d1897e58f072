namespace EscrowGrid.Client.Escrows;

/// <summary>How a command is sent.</summary>
public sealed record CommandOptions
{
    /// <summary>The decision of one key is asked for once, for ever; null for a key of its own.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>How long to wait for the decision, in whole seconds from 0 to 10; null for the API's 5.</summary>
    public int? WaitSeconds { get; init; }
}
