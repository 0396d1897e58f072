namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>screenings</c>: what was said about addresses; append-only.</summary>
internal sealed class ScreeningRow
{
    public long Id { get; init; }

    public required string Chain { get; init; }

    public required string Address { get; init; }

    public required string Provider { get; init; }

    public required string Level { get; init; }

    public int Score { get; init; }

    public bool IsSanctioned { get; init; }

    public required byte[] AnswerHash { get; init; }

    public DateTimeOffset At { get; init; }
}
