using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>A session on the wire, to its own user.</summary>
internal sealed record SessionResponse(
    string Id, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, DateTimeOffset EndsAt)
{
    public string? ClientAddress { get; init; }

    public string? UserAgent { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public string? EndReason { get; init; }

    public static SessionResponse From(Session session) => new(
        session.Id.ToString(), session.CreatedAt, session.LastUsedAt, session.EndsAt)
    {
        ClientAddress = session.ClientAddress,
        UserAgent = session.UserAgent,
        EndedAt = session.EndedAt,
        EndReason = session.EndReason is { } reason ? WireName<SessionEnd>.Of(reason) : null,
    };
}
