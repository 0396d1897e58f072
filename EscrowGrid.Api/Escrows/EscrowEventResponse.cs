using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>
/// A line of the ledger of an escrow, byte for byte what its hash covers; so money in the payload is in decimals here.
/// </summary>
/// <param name="Id">Its id; movements of money name it.</param>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="Sequence">The version of the escrow after it.</param>
/// <param name="Kind">What it records.</param>
/// <param name="At">When.</param>
/// <param name="PreviousState">Absent for the first.</param>
/// <param name="NewState">The same as before where only money moved.</param>
/// <param name="Payload">The facts, and among them every movement of money.</param>
/// <param name="PreviousHash">The hash of the line before.</param>
/// <param name="Hash">Of all that is above.</param>
internal sealed record EscrowEventResponse(
    string Id,
    string EscrowId,
    long Sequence,
    string Kind,
    DateTimeOffset At,
    string? PreviousState,
    string NewState,
    JsonText Payload,
    string PreviousHash,
    string Hash)
{
    public static EscrowEventResponse From(EscrowEvent entry) => new(
        entry.Id.ToString(),
        entry.Escrow.ToString(),
        entry.Sequence,
        WireName<EscrowEventKind>.Of(entry.Kind),
        entry.At,
        entry.PreviousState is { } previous ? WireName<EscrowState>.Of(previous) : null,
        WireName<EscrowState>.Of(entry.NewState),
        entry.Payload,
        entry.PreviousHash.ToString(),
        entry.Hash.ToString());
}
