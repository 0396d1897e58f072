using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Events;

/// <summary>An event to be told to others, stored in the transaction of the change that it tells.</summary>
/// <param name="Id">Its id, and later the event's: receivers use it to ignore a repeat.</param>
/// <param name="Type"><c>escrowgrid.resource.verb</c>.</param>
/// <param name="Institution">The tenant that it concerns.</param>
/// <param name="Subject">The changed resource, and the key within which order is strict.</param>
/// <param name="Sequence">The place in that order, taken while the resource's row was locked; 1 for a creation.</param>
/// <param name="OccurredAt">When, in UTC, whole milliseconds.</param>
/// <param name="Payload">The facts of the change.</param>
public sealed record DomainEvent(
    DomainEventId Id,
    string Type,
    InstitutionId Institution,
    string Subject,
    long Sequence,
    DateTimeOffset OccurredAt,
    JsonText Payload)
{
    /// <summary>How the types of events about API keys begin.</summary>
    public const string KeyTypes = "escrowgrid.api_key.";
}
