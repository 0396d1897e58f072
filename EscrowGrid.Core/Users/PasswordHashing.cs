using System.Diagnostics.Metrics;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Works on passwords beside the requests: each piece of work has a thread of its own, few run at once, and when too
/// many wait the next one is refused, so that nobody can bring the API down by signing in.
/// </summary>
public sealed class PasswordHashing : IDisposable
{
    private readonly PasswordSettings _settings;
    private readonly SemaphoreSlim _slots;

    /// <summary>
    /// Of nobody: checked for an unknown account, so that time does not tell which accounts there are.
    /// </summary>
    private readonly Lazy<string> _nobody;

    private int _inside;
    private long _done;

    public PasswordHashing(PasswordSettings settings, IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(meters);
        _settings = settings;
        _slots = new SemaphoreSlim(settings.AtOnce, settings.AtOnce);
        _nobody = new Lazy<string>(() => PasswordHash.Create(Guid.Empty.ToString(), settings.Iterations));
        var meter = meters.Create("EscrowGrid.Users");
        meter.CreateObservableCounter(
            "escrowgrid.passwords.hashed", () => Done, description: "Passwords that were hashed or checked.");
        meter.CreateObservableGauge(
            "escrowgrid.passwords.waiting",
            () => Math.Max(0, Volatile.Read(ref _inside) - settings.AtOnce),
            description: "Passwords that wait for their turn.");
    }

    /// <summary>How many passwords were hashed or checked; each costs the same.</summary>
    internal long Done => Interlocked.Read(ref _done);

    /// <returns>The hash as it is stored, or that too many wait.</returns>
    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => PasswordHash.Create(password, _settings.Iterations), cancellationToken);

    /// <param name="password">What was given.</param>
    /// <param name="stored">Null for an account that is not there or has no password: the same work, and wrong.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Result<bool>> MatchesAsync(string password, string? stored, CancellationToken cancellationToken) =>
        RunAsync(
            () => PasswordHash.Matches(password, stored ?? _nobody.Value) && stored is not null, cancellationToken);

    /// <summary>Whether the right password should be hashed anew, with the work that is asked for now.</summary>
    public bool IsOutdated(string stored) => PasswordHash.IsWeakerThan(stored, _settings.Iterations);

    public void Dispose() => _slots.Dispose();

    private async Task<Result<T>> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _inside) > _settings.AtOnce + _settings.Waiting)
        {
            Interlocked.Decrement(ref _inside);
            return Problems.SignInBusy;
        }

        try
        {
            await _slots.WaitAsync(cancellationToken);
            try
            {
                // Long-running work gets a thread that is none of the pool's, which the requests need.
                var done = await Task.Factory.StartNew(
                    work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                Interlocked.Increment(ref _done);
                return done;
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }
}
