using System.Collections.Concurrent;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Renews the access token of a user before it ends. A refresh token is good for one use: in this process one request
/// renews and the others wait for it; of several processes the API serves one, and the others find what that one kept.
/// </summary>
internal sealed class TokenRenewal(ConsoleApi api, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new();

    /// <exception cref="EscrowGridException">The API has ended the session, or is away.</exception>
    public async Task RenewAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.State is not { } state || !IsDue(state)) return;
        var name = session.Name!;
        var turn = _turns.GetOrAdd(name, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(Patience, cancellationToken);
        try
        {
            if (await session.ReadAgainAsync() is { } stored && IsDue(stored))
                await RenewAsync(session, stored, cancellationToken);
        }
        finally
        {
            turn.Release();
            _turns.TryRemove(name, out _);
        }
    }

    public void Apply(SessionState state, SignedIn signedIn)
    {
        state.Credential = signedIn.AccessToken;
        state.RefreshToken = signedIn.RefreshToken;
        state.RefreshAt = time.GetUtcNow().AddSeconds(signedIn.ExpiresIn) - SessionLimits.RefreshEarly;
    }

    private async Task RenewAsync(Session session, SessionState state, CancellationToken cancellationToken)
    {
        try
        {
            // Not given up with the page: the token would be used up, and the session with it.
            var renewed = await api.For(state: null).SignIn.RefreshAsync(state.RefreshToken!, CancellationToken.None);
            await session.ChangeAsync(it => Apply(it, renewed));
        }
        catch (EscrowGridException exception) when (exception.Kind is ErrorKind.Unauthenticated)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await session.ReadAgainAsync() is not { } stored || IsDue(stored)) throw;
        }
    }

    private bool IsDue(SessionState state) => state.RefreshAt <= time.GetUtcNow();
}
