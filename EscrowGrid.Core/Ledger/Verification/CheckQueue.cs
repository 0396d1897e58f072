namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Checks histories while the next ones are read. What it finds comes in the order of the histories.</summary>
internal sealed class CheckQueue(Action<IEnumerable<Finding>> report)
{
    private const int Size = 256;

    private List<Func<IEnumerable<Finding>>> _next = [];
    private Task<List<Finding>> _running = Task.FromResult<List<Finding>>([]);

    public async Task AddAsync(Func<IEnumerable<Finding>> check)
    {
        _next.Add(check);
        if (_next.Count == Size)
            await StartAsync();
    }

    /// <summary>Ends when everything is checked.</summary>
    public async Task EndAsync()
    {
        await StartAsync();
        report(await _running);
    }

    private async Task StartAsync()
    {
        report(await _running);
        var checks = _next;
        _next = [];
        _running = Task.Run(() => checks.SelectMany(check => check()).ToList());
    }
}
