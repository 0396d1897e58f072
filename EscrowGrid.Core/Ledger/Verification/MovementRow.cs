namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A movement as it is stored, in the words of the wire; nothing about it is known to be right.</summary>
public sealed record MovementRow(
    string EventId,
    int Number,
    string InstitutionId,
    string From,
    string To,
    string Currency,
    decimal Amount,
    DateTimeOffset At);
