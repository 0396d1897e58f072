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

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Turn> _turns = [];

    /// <exception cref="EscrowGridException">The API has ended the session, or is away.</exception>
    public async Task RenewAsync(Session session, CancellationToken cancellationToken)
    {
        if (session.State is not { } state || !IsDue(state)) return;
        var name = session.Name!;
        var turn = Enter(name);
        var isMine = false;
        try
        {
            isMine = await WaitAsync(turn, cancellationToken);
            // Whose turn does not come goes on with what there is: the token has some time left when it is due.
            if (await session.ReadAgainAsync() is { } stored && IsDue(stored) && isMine)
                await RenewAsync(session, stored, cancellationToken);
        }
        finally
        {
            if (isMine) turn.Gate.Release();
            Leave(name, turn);
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

    /// <returns>Whether the turn came before the patience ended.</returns>
    private async Task<bool> WaitAsync(Turn turn, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await turn.Gate.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>All who come while somebody renews or waits share one gate.</summary>
    private Turn Enter(string name)
    {
        lock (_gate)
        {
            if (!_turns.TryGetValue(name, out var turn)) _turns[name] = turn = new Turn();
            turn.Visitors++;
            return turn;
        }
    }

    private void Leave(string name, Turn turn)
    {
        lock (_gate)
        {
            turn.Visitors--;
            if (turn.Visitors == 0) _turns.Remove(name);
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public int Visitors { get; set; }
    }
}
