namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Something that is not as it was written.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="SubjectId">Of which position or escrow; null where only an event or a checkpoint is known.</param>
/// <param name="Sequence">At which place of its ledger.</param>
/// <param name="EventId">In which ledger event.</param>
/// <param name="Detail">For people.</param>
public sealed record Finding(FindingKind Kind, string? SubjectId, long? Sequence, string? EventId, string Detail)
{
    /// <summary>Of which checkpoint.</summary>
    public long? Checkpoint { get; init; }

    public override string ToString() => string.Join(
        ' ',
        new[]
        {
            $"{Kind}:",
            SubjectId is null ? null : $"{Word(SubjectId)} {SubjectId}",
            Sequence is null ? null : $"sequence {Sequence}",
            EventId is null ? null : $"event {EventId}",
            Checkpoint is null ? null : $"checkpoint {Checkpoint}",
            $"- {Detail}",
        }.OfType<string>());

    private static string Word(string subject) =>
        subject.StartsWith("esc_", StringComparison.Ordinal) ? "escrow" : "position";
}
