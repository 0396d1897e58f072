using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

/// <summary>An address of an institution that is told of its events (standardwebhooks.com).</summary>
/// <param name="Id">Its id.</param>
/// <param name="Institution">Whose events it gets.</param>
/// <param name="Settings">What its owner decides.</param>
/// <param name="CreatedAt">In UTC, whole milliseconds. It gets the events from then on.</param>
public sealed record Webhook(
    WebhookId Id, InstitutionId Institution, WebhookSettings Settings, DateTimeOffset CreatedAt)
{
    /// <summary>By which its receiver knows us, oldest first; during a rotation there are several.</summary>
    public required IReadOnlyList<WebhookSecret> Secrets { get; init; }

    /// <summary>Why nothing is sent to it; null when something is.</summary>
    public WebhookStop? Stop { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>1 at first; one more with every act upon it.</summary>
    public long Version { get; init; } = 1;

    public bool IsEnabled => Stop is null;

    /// <summary>The secrets that sign at a moment.</summary>
    public IEnumerable<WebhookSecret> SecretsAt(DateTimeOffset now) =>
        Secrets.Where(secret => secret.EndsAt is null || secret.EndsAt > now);

    /// <summary>Whether an event is sent to it.</summary>
    public bool Wants(DomainEvent told)
    {
        ArgumentNullException.ThrowIfNull(told);
        return IsEnabled
            && told.Institution == Institution
            && told.OccurredAt >= CreatedAt
            && Settings.Wants(told.Type);
    }

    /// <summary>As it is after another act.</summary>
    public Webhook Changed(DateTimeOffset now) => this with { UpdatedAt = now, Version = Version + 1 };
}
