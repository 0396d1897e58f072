using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Relay;

/// <summary>Where a consumer stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cursor">The last event of the log that it has seen.</param>
/// <param name="IsPaused">Whether an operator wants nothing handed over.</param>
public sealed record ConsumerStatus(string Name, LogPosition Cursor, bool IsPaused)
{
    /// <summary>Who works for it now; null when nobody does.</summary>
    public string? Owner { get; init; }

    /// <summary>
    /// Events of the log that it has yet to see, counted up to <see cref="Limits.RelayReplay"/>.
    /// </summary>
    public long Behind { get; init; }

    /// <summary>When the oldest of those happened; null without one.</summary>
    public DateTimeOffset? BehindSince { get; init; }

    public long Retrying { get; init; }

    public long Waiting { get; init; }

    public long Dead { get; init; }
}
