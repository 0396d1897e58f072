using EscrowGrid.Core.Access;
using Microsoft.Extensions.Caching.Memory;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Callers by the hash of their key, so that a request need not ask the database who is calling. Used only while
/// <see cref="KeyChangeListener"/> vouches that it hears of every change; any change of any key empties it. Without
/// it every answer is the same, only later. A write is checked by the database in any case (see <c>Changes</c>).
/// </summary>
internal sealed class RememberedCallers : IDisposable
{
    private static readonly MemoryCacheEntryOptions One = new() { Size = 1 };

    private readonly MemoryCache _callers = new(new MemoryCacheOptions { SizeLimit = Limits.RememberedCallers });
    private readonly Lock _lock = new();
    private long _generation;
    private volatile bool _isVouchedFor;

    /// <summary>Read it before the database is asked, and hand it to <see cref="Keep"/> with the answer.</summary>
    public long Generation => Volatile.Read(ref _generation);

    public bool IsVouchedFor => _isVouchedFor;

    public Caller? Find(byte[] hash) => _isVouchedFor ? _callers.Get<Caller>(Convert.ToHexString(hash)) : null;

    /// <summary>Keeps nothing if a key was changed since <paramref name="generation"/>.</summary>
    public void Keep(byte[] hash, Caller caller, long generation)
    {
        lock (_lock)
        {
            if (_isVouchedFor && generation == _generation)
                _callers.Set(Convert.ToHexString(hash), caller, One);
        }
    }

    /// <summary>From now on every change will be heard of.</summary>
    public void Vouch() => _isVouchedFor = true;

    /// <summary>Changes may go unheard.</summary>
    public void Distrust()
    {
        _isVouchedFor = false;
        Forget();
    }

    /// <summary>Some key was changed.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _generation++;
            _callers.Clear();
        }
    }

    public void Dispose() => _callers.Dispose();
}
