namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Something that is not as it was written.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="PositionId">Of which position; null where only an event or a checkpoint is known.</param>
/// <param name="Sequence">At which place of its ledger.</param>
/// <param name="EventId">In which ledger event.</param>
/// <param name="Detail">For people.</param>
public sealed record Finding(FindingKind Kind, string? PositionId, long? Sequence, string? EventId, string Detail)
{
    /// <summary>Of which checkpoint.</summary>
    public long? Checkpoint { get; init; }

    public override string ToString() => string.Join(
        ' ',
        new[]
        {
            $"{Kind}:",
            PositionId is null ? null : $"position {PositionId}",
            Sequence is null ? null : $"sequence {Sequence}",
            EventId is null ? null : $"event {EventId}",
            Checkpoint is null ? null : $"checkpoint {Checkpoint}",
            $"- {Detail}",
        }.OfType<string>());
}
