namespace EscrowGrid.Client.Operations;

/// <summary>Where a consumer of events stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Paused">Whether an operator wants nothing handed over.</param>
/// <param name="Owner">The worker that works for it; null when none does.</param>
/// <param name="Behind">Events that it has yet to see, counted up to 10,000.</param>
/// <param name="BehindSince">When the oldest of them happened.</param>
/// <param name="Retrying">Events that are tried again.</param>
/// <param name="Waiting">Events behind one that was not handled.</param>
/// <param name="Dead">Events that wait for an operator.</param>
public sealed record EventConsumer(
    string Name,
    bool Paused,
    string? Owner,
    long Behind,
    DateTimeOffset? BehindSince,
    long Retrying,
    long Waiting,
    long Dead);
