using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

public interface ISessionStore
{
    /// <summary>Begins a session, and ends the least used ones beyond <see cref="Limits.SessionsPerUser"/>.</summary>
    /// <param name="account">As the password was checked by it.</param>
    /// <param name="session">The session.</param>
    /// <param name="newHash">The same password with more work to it; null keeps the hash there is.</param>
    /// <param name="trail">What the change leaves behind.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>False when the user was stopped or its password changed meanwhile; then nothing is stored.</returns>
    Task<bool> OpenAsync(
        StoredUser account, NewSession session, string? newHash, Trail trail, CancellationToken cancellationToken);

    /// <summary>
    /// The caller behind a session that was not ended, of a user who may sign in. Asked on every request; a store that
    /// remembers answers hears of every change, by whichever instance.
    /// </summary>
    Task<Caller?> FindCallerAsync(SessionId id, CancellationToken cancellationToken);

    /// <summary>Also of a session that has ended.</summary>
    Task<PresentedToken?> FindTokenAsync(byte[] tokenHash, CancellationToken cancellationToken);

    /// <summary>Uses a refresh token up and puts the next one in its place.</summary>
    /// <param name="continued">The session as it is then.</param>
    /// <param name="usedHash">The token that was presented.</param>
    /// <param name="nextHash">The one that comes next.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <returns>
    /// False when another request has used the token or ended the session meanwhile; then nothing is stored. So a token
    /// never has two successors.
    /// </returns>
    Task<bool> RotateAsync(
        Session continued, byte[] usedHash, byte[] nextHash, CancellationToken cancellationToken);

    /// <summary>The live sessions of a user, the latest first.</summary>
    Task<IReadOnlyList<Session>> ListAsync(UserId user, DateTimeOffset time, CancellationToken cancellationToken);

    /// <returns>False when it has ended already; then nothing is stored.</returns>
    Task<bool> EndAsync(Session ended, Trail trail, CancellationToken cancellationToken);

    /// <summary>Ends all sessions of a user.</summary>
    Task EndAllAsync(SessionsEnded ended, Trail trail, CancellationToken cancellationToken);

    /// <summary>Whether the account has had a session from that address lately.</summary>
    Task<bool> KnowsAddressAsync(
        InstitutionId institution, EmailAddress email, string address, CancellationToken cancellationToken);

    /// <summary>Deletes sessions that ended, or would have, before that time, with their tokens.</summary>
    /// <returns>How many.</returns>
    Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
