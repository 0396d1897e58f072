using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.Caching.Memory;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Callers by the hash of their key or by their session, so that a request need not ask the database who is calling.
/// Used only while <see cref="KeyChangeListener"/> vouches that it hears of every change; any change of any key empties
/// it, that of a session takes out that session. Without
/// it every answer is the same, only later. A write is checked by the database in any case (see <c>Changes</c>).
/// </summary>
internal sealed class RememberedCallers : IDisposable
{
    private static readonly MemoryCacheEntryOptions One = new() { Size = 1 };

    private readonly MemoryCache _callers = new(new MemoryCacheOptions { SizeLimit = Limits.RememberedCallers });
    private readonly Lock _lock = new();
    private long _generation;
    private volatile bool _isVouchedFor;

    /// <summary>Read it before the database is asked, and hand it to <c>Keep</c> with the answer.</summary>
    public long Generation => Volatile.Read(ref _generation);

    public bool IsVouchedFor => _isVouchedFor;

    public Caller? Find(byte[] hash) => Find((object)Convert.ToHexString(hash));

    public Caller? Find(SessionId session) => Find((object)session);

    /// <summary>Keeps nothing if a key or session was changed since <paramref name="generation"/>.</summary>
    public void Keep(byte[] hash, Caller caller, long generation) =>
        Keep((object)Convert.ToHexString(hash), caller, generation);

    /// <summary>Keeps nothing if a key or session was changed since <paramref name="generation"/>.</summary>
    public void Keep(SessionId session, Caller caller, long generation) => Keep((object)session, caller, generation);

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

    /// <summary>A session has ended, or its user was changed.</summary>
    public void Forget(SessionId session)
    {
        lock (_lock)
        {
            _generation++;
            _callers.Remove(session);
        }
    }

    /// <summary>A user was changed.</summary>
    public void Forget(UserId user)
    {
        lock (_lock)
        {
            _generation++;
            foreach (var key in _callers.Keys.ToList())
            {
                if (_callers.Get<Caller>(key)?.User?.Id == user)
                    _callers.Remove(key);
            }
        }
    }

    public void Dispose() => _callers.Dispose();

    private Caller? Find(object key) => _isVouchedFor ? _callers.Get<Caller>(key) : null;

    private void Keep(object key, Caller caller, long generation)
    {
        lock (_lock)
        {
            if (_isVouchedFor && generation == _generation)
                _callers.Set(key, caller, One);
        }
    }
}
