namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Checks histories while the next ones are read.</summary>
/// <param name="take">Is given what comes of each, in the order of the histories.</param>
internal sealed class CheckQueue<T>(Action<T> take)
{
    private const int Size = 64;

    private List<Func<T>> _next = [];
    private Task<List<T>> _running = Task.FromResult<List<T>>([]);

    public async Task AddAsync(Func<T> check)
    {
        _next.Add(check);
        if (_next.Count == Size)
            await StartAsync();
    }

    /// <summary>Ends when everything is checked.</summary>
    public async Task EndAsync()
    {
        await StartAsync();
        (await _running).ForEach(take);
    }

    private async Task StartAsync()
    {
        (await _running).ForEach(take);
        var checks = _next;
        _next = [];
        _running = Task.Run(() => checks.ConvertAll(check => check()));
    }
}
