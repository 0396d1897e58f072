using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// Finds out what the one in whose name a message was sent may do now: never more than by a request of his own. A
/// session that has ended, a key that was revoked and a role that was taken away count at this moment, and once more
/// when the command is stored.
/// </summary>
public sealed class MessageSender(ISessionStore sessions, IApiKeyStore keys, UserSettings settings, TimeProvider time)
{
    public async Task<Result<Caller>> FindAsync(MessagePrincipal principal, CancellationToken cancellationToken)
    {
        var caller = principal switch
        {
            MessagePrincipal.Person person => await FindAsync(person, cancellationToken),
            MessagePrincipal.Key key => await FindAsync(key, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(principal), principal, "There is no such principal."),
        };
        if (caller is null)
            return Problems.InvalidApiKey;
        return FindRefusal(caller) is { } refusal ? refusal : caller;
    }

    private async Task<Caller?> FindAsync(MessagePrincipal.Person person, CancellationToken cancellationToken) =>
        await sessions.FindCallerAsync(person.Session, cancellationToken) is { User: { } user } caller
        && user.Id == person.Id
        && caller.ExpiresAt > time.GetUtcNow()
            ? caller
            : null;

    private async Task<Caller?> FindAsync(MessagePrincipal.Key named, CancellationToken cancellationToken) =>
        await keys.FindAsync(named.Id, cancellationToken) is { } key && key.WorksAt(time.GetUtcNow())
            ? Caller.OfKey(key.Id, key.Institution, key.Role) with { Scopes = key.Scopes, ExpiresAt = key.ExpiresAt }
            : null;

    /// <summary>The rules of the routes of escrows.</summary>
    private Problem? FindRefusal(Caller caller)
    {
        if (caller.User is { } user)
        {
            return settings.TermsVersion is { } asked && user.TermsVersion != asked
                ? Problems.TermsUpdateRequired.With($"Accept the terms {asked} first")
                : null;
        }

        if (!caller.MayWrite)
            return new Problem(Problems.WriteForbidden);
        return caller.Has(Scopes.EscrowsWrite)
            ? null
            : Problems.ScopeMissing.With($"{ScopeNames.NameOf(Scopes.EscrowsWrite)} is required");
    }
}
