using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// Decides by advisory locks which worker runs a schedule. Two locks, both of one database session, so that they vanish
/// with a killed worker: one for the schedule while it runs, so that runs never overlap; one for this time of it, kept
/// until the schedule's next time, so that a worker whose clock is late finds it taken.
/// </summary>
/// <remarks>
/// A lost session gives the locks back while the work goes on; that is why recurring work must be safe to repeat.
/// </remarks>
internal sealed class ScheduleClaims(NpgsqlDataSource database) : IScheduleClaims, IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, long> _times = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private NpgsqlConnection? _session;

    public async Task<IAsyncDisposable?> TryClaimAsync(
        string scheduleId, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            // A session grants its own locks again, so what this process runs must be known here.
            if (_running.Contains(scheduleId)) return null;
            await EnsureSessionAsync(cancellationToken);
            if (!await TryLockAsync(RunKey(scheduleId), cancellationToken)) return null;
            if (!await TryTakeTimeAsync(scheduleId, scheduledFor, cancellationToken))
            {
                await UnlockAsync(RunKey(scheduleId), cancellationToken);
                return null;
            }

            _running.Add(scheduleId);
            return new Claim(this, scheduleId);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_session is not null) await CloseSessionAsync();
        _gate.Dispose();
    }

    private static long RunKey(string scheduleId) => Key($"escrowgrid/schedule/{scheduleId}");

    private static long TimeKey(string scheduleId, DateTimeOffset time) =>
        Key($"escrowgrid/schedule/{scheduleId}/{time.ToUnixTimeMilliseconds()}");

    private static long Key(string text) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private async Task<bool> TryTakeTimeAsync(
        string scheduleId, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
    {
        var key = TimeKey(scheduleId, scheduledFor);
        if (_times.TryGetValue(scheduleId, out var last) && last == key) return false;
        if (!await TryLockAsync(key, cancellationToken)) return false;
        if (_times.Remove(scheduleId)) await UnlockAsync(last, cancellationToken);
        _times[scheduleId] = key;
        return true;
    }

    private async Task ReleaseAsync(string scheduleId)
    {
        await _gate.WaitAsync();
        try
        {
            _running.Remove(scheduleId);
            await UnlockAsync(RunKey(scheduleId), CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The session is gone, and its locks with it.
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task EnsureSessionAsync(CancellationToken cancellationToken)
    {
        if (_session is not null && await IsAliveAsync(_session, cancellationToken)) return;
        if (_session is not null) await CloseSessionAsync();
        _session = await database.OpenConnectionAsync(cancellationToken);
    }

    private static async Task<bool> IsAliveAsync(NpgsqlConnection session, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT 1", session);
            await command.ExecuteScalarAsync(cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The connection goes back to the pool, where its locks would otherwise live on.</summary>
    private async Task CloseSessionAsync()
    {
        _times.Clear();
        var session = _session!;
        _session = null;
        try
        {
            await using var command = new NpgsqlCommand("SELECT pg_advisory_unlock_all()", session);
            await command.ExecuteNonQueryAsync();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            // A broken session has no locks, and the pool throws it away.
        }

        await session.DisposeAsync();
    }

    private Task<bool> TryLockAsync(long key, CancellationToken cancellationToken) =>
        AskAsync("SELECT pg_try_advisory_lock($1)", key, cancellationToken);

    private Task<bool> UnlockAsync(long key, CancellationToken cancellationToken) =>
        AskAsync("SELECT pg_advisory_unlock($1)", key, cancellationToken);

    private async Task<bool> AskAsync(string sql, long key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _session);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = key });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private sealed class Claim(ScheduleClaims claims, string scheduleId) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await claims.ReleaseAsync(scheduleId);
    }
}
