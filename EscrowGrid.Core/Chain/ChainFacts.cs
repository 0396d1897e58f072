namespace EscrowGrid.Core.Chain;

/// <summary>What a node says at one moment.</summary>
/// <param name="ChainId">Which chain it is of.</param>
/// <param name="Account">The address that the adapter signs for.</param>
/// <param name="Head">The newest block.</param>
/// <param name="Nonce">Transactions of the account up to that block: the next nonce to be mined.</param>
/// <param name="ConfirmedNonce">The same, up to the last block that counts as confirmed.</param>
/// <param name="BaseFee">What the next block burns for a unit of gas, in wei.</param>
/// <param name="Tip">What its maker is usually given on top, in wei.</param>
/// <param name="Balance">What the account has to pay fees with, in wei.</param>
public sealed record ChainFacts(
    long ChainId,
    string Account,
    ChainBlock Head,
    long Nonce,
    long ConfirmedNonce,
    long BaseFee,
    long Tip,
    decimal Balance)
{
    /// <summary>When it was asked, in UTC, whole milliseconds.</summary>
    public required DateTimeOffset At { get; init; }
}
