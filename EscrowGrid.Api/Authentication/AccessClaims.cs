using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Authentication;

/// <summary>What an access token says, of what is looked at: its role is what it was, not what it is.</summary>
internal sealed record AccessClaims(UserId User, InstitutionId Institution, SessionId Session);
