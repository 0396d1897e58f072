using EscrowGrid.Core.Relay;

namespace EscrowGrid.Api.Relay;

/// <summary>Where a consumer of events stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Paused">Whether an operator wants nothing handed over.</param>
/// <param name="Owner">Who works for it; absent when nobody does.</param>
/// <param name="Behind">Events that it has yet to see, counted up to 10,000.</param>
/// <param name="BehindSince">When the oldest of them happened.</param>
/// <param name="Retrying">Events that are tried again.</param>
/// <param name="Waiting">Events behind one that was not handled.</param>
/// <param name="Dead">Events that wait for an operator.</param>
internal sealed record ConsumerResponse(
    string Name,
    bool Paused,
    string? Owner,
    long Behind,
    DateTimeOffset? BehindSince,
    long Retrying,
    long Waiting,
    long Dead)
{
    public static ConsumerResponse From(ConsumerStatus status) => new(
        status.Name,
        status.IsPaused,
        status.Owner,
        status.Behind,
        status.BehindSince,
        status.Retrying,
        status.Waiting,
        status.Dead);
}
