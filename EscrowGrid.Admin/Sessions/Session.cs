namespace EscrowGrid.Admin.Sessions;

/// <summary>The session of the request, if it has one.</summary>
internal sealed class Session(SessionVault vault, SessionCookie cookie)
{
    private string? _secret;

    /// <summary>Null for a visitor.</summary>
    public SessionState? State { get; private set; }

    /// <exception cref="InvalidOperationException">A visitor came where none is let in: a mistake of ours.</exception>
    public SessionState Required => State ?? throw new InvalidOperationException("Nobody is signed in.");

    public Rights Rights => new(State?.Caller);

    /// <summary>The institution whose data is looked at; null for root while it looks at all of them.</summary>
    public string? Institution => State?.Caller.InstitutionId ?? State?.Institution;

    /// <summary>Asked by a page that lies open, and by nobody.</summary>
    public bool IsByScript { get; private set; }

    public async Task LoadAsync(HttpContext context, DateTimeOffset now, bool isByScript)
    {
        IsByScript = isByScript;
        _secret = cookie.Read(context);
        if (_secret is null) return;
        State = await vault.FindAsync(_secret);
        if (State is null)
            cookie.Clear(context);
        else if (!isByScript && now - State.SeenAt > SessionLimits.Step)
            await ChangeAsync(it => it.SeenAt = now);
    }

    /// <summary>Under a secret of its own: one that was there before is worth nothing.</summary>
    public async Task BeginAsync(HttpContext context, SessionState state)
    {
        await EndAsync(context);
        State = state;
        _secret = await vault.OpenAsync(state);
        cookie.Write(context, _secret);
    }

    /// <summary>Changes what is stored, if it still is; see <see cref="SessionVault.ChangeAsync"/>.</summary>
    public async Task ChangeAsync(Action<SessionState> change)
    {
        if (_secret is not null && State is not null && await vault.ChangeAsync(_secret, change) is { } stored)
            State = stored;
    }

    /// <summary>As another instance may have stored it meanwhile.</summary>
    public async Task<SessionState?> ReadAgainAsync()
    {
        if (_secret is not null && await vault.FindAsync(_secret) is { } stored) State = stored;
        return State;
    }

    public async Task EndAsync(HttpContext context)
    {
        if (_secret is not null) await vault.EndAsync(_secret);
        (_secret, State) = (null, null);
        cookie.Clear(context);
    }

    /// <summary>For antiforgery: a token of one session is none of another.</summary>
    public string? Name => _secret is null || State is null ? null : SessionVault.Id(_secret);
}
