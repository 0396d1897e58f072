using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>That all sessions of a user have ended.</summary>
internal sealed record SessionsEndedResponse(string UserId, DateTimeOffset EndedAt)
{
    public static SessionsEndedResponse From(SessionsEnded ended) => new(ended.User.ToString(), ended.EndedAt);
}
