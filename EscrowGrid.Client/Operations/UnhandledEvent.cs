namespace EscrowGrid.Client.Operations;

/// <summary>An event that a consumer has not handled.</summary>
public sealed record UnhandledEvent(
    string EventId,
    string Type,
    string Subject,
    string InstitutionId,
    DateTimeOffset OccurredAt,
    UnhandledState State,
    bool IsReplay,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? LastError,
    DateTimeOffset CreatedAt);
