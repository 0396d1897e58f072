using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Evidence;
using EscrowGrid.Client.Funds;

namespace EscrowGrid.Admin.Escrows;

/// <summary>Everything that the page of an escrow shows.</summary>
public sealed record EscrowView(Escrow Escrow)
{
    public IReadOnlyList<EscrowEvent> Events { get; init; } = [];

    public IReadOnlyList<DisputeMessage> Messages { get; init; } = [];

    public IReadOnlyList<EvidenceFile> Evidence { get; init; } = [];

    public IReadOnlyList<InboundFunds> Funds { get; init; } = [];

    /// <summary>How it is paid; null once it is, and while nobody says.</summary>
    public EscrowPayment? Payment { get; init; }

    /// <summary>What the caller could command now.</summary>
    public bool May(string action) => Escrow.AllowedActions?.Any(it => it.Action == action && it.Allowed) is true;
}
