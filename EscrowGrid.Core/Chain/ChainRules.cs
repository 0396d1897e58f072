namespace EscrowGrid.Core.Chain;

/// <summary>How the mirror works, as the operator has set it (<c>ONCHAIN_*</c>; wire contract, section 15).</summary>
public sealed record ChainRules
{
    /// <summary>Whether ledger events are mirrored at all.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Whether this process sends and watches records; all processes of a database share that work.</summary>
    public bool IsSending { get; init; } = true;

    public ChainFailureMode FailureMode { get; init; }

    /// <summary>The chain that the node has to be of; null for whichever it is.</summary>
    public long? ChainId { get; init; }

    /// <summary>Attempts in all, the first one counted. An unreachable node is no attempt.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>From the first failed attempt to the second; doubled each time, at most an hour.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Records that one round sends.</summary>
    public int Batch { get; init; } = 10;

    /// <summary>Blocks, the record's own one counted, after which a record is confirmed.</summary>
    public int Confirmations { get; init; } = 3;

    /// <summary>Blocks after which a confirmed record is looked at no more.</summary>
    public int Finality { get; init; } = 64;

    /// <summary>How long a transaction that is next in line may wait until it is replaced by a dearer one.</summary>
    public TimeSpan StuckAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most that is paid for a unit of gas, tip included, in wei; a dearer chain is waited for.</summary>
    public long MaxFeePerGas { get; init; } = 500_000_000_000;

    /// <summary>How often the mirror looks for work when nothing wakes it.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);
}
