namespace EscrowGrid.Client.Policies;

/// <summary>How a policy is put.</summary>
public sealed record PutOptions
{
    /// <summary>Only if the policy has this <see cref="Policy.Version"/>, else a conflict; null for any.</summary>
    public long? IfVersion { get; init; }

    /// <summary>To repeat the call later; null for a key of its own.</summary>
    public string? IdempotencyKey { get; init; }
}
