namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// The on-chain mirror (tokenization-api.md 14 and 15). A class and not a record, so that no generated text form can
/// print a secret.
/// </summary>
public sealed class ChainSettings
{
    internal ChainSettings()
    {
    }

    /// <summary>A node; may hold a key of its operator. Pass it on, never log it.</summary>
    public required Uri RpcUrl { get; init; }

    /// <summary>64 hex digits. Pass it on, never log it.</summary>
    public required string PrivateKey { get; init; }

    /// <summary><c>0x</c> and 40 hex digits.</summary>
    public required string Contract { get; init; }

    /// <summary>Null for the chain of the node. Never null outside Development.</summary>
    public int? ChainId { get; init; }

    /// <summary>Whether what cannot be mirrored is refused instead of queued.</summary>
    public bool IsFailing { get; init; }

    /// <summary>Attempts in all.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>From the first failed attempt to the second.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Records that one round sends.</summary>
    public int Batch { get; init; } = 10;

    /// <summary>Whether this process sends, if its mode lets it.</summary>
    public bool IsSending { get; init; } = true;

    /// <summary>Blocks after which a record is confirmed, its own one counted.</summary>
    public int Confirmations { get; init; } = 3;

    /// <summary>How long the next transaction in line may wait before a dearer one takes its place.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most that is paid for a unit of gas, in billionths of the chain's coin.</summary>
    public int MaxFeeGwei { get; init; } = 500;
}
