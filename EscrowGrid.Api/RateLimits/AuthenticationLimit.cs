using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using EscrowGrid.Core;

namespace EscrowGrid.Api.RateLimits;

/// <summary>
/// Stops an address from trying one API key after the other: after too many wrong ones the rest of the window is
/// refused before a key is looked up. Keys that have worked on this instance lately still do, because an address may be
/// shared by many, and all of them must not suffer for one.
/// </summary>
internal sealed class AuthenticationLimit(
    RateLimiter limiter, RateLimitPolicies policies, RateLimitRefusals refusals, TimeProvider time)
{
    private readonly RateLimit _limit = policies.AuthenticationFailures;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _blocked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<UInt128, byte> _known = new();

    /// <summary>Why no key of this address is looked at now, or null.</summary>
    public AuthenticationLimitDetails? FindRefusal(IPAddress? address, byte[] tokenHash)
    {
        if (_blocked.IsEmpty)
            return null;
        var subject = AddressSubject.Of(address);
        if (!_blocked.TryGetValue(subject, out var end))
            return null;
        var left = new RateLimitState(0, end - time.GetUtcNow());
        if (left.ResetAfter > TimeSpan.Zero)
        {
            if (_known.ContainsKey(Short(tokenHash)))
                return null;
            refusals.Note(_limit, subject);
            return new AuthenticationLimitDetails(
                _limit.Maximum, (long)_limit.Window.TotalMilliseconds, left.ResetAfterSeconds);
        }

        _blocked.TryRemove(subject, out _);
        return null;
    }

    public void NoteSuccess(byte[] tokenHash)
    {
        var known = Short(tokenHash);
        if (_known.ContainsKey(known))
            return;
        if (_known.Count >= Limits.AuthenticationKnownKeys)
            _known.Clear();
        _known.TryAdd(known, 0);
    }

    public async Task NoteFailureAsync(IPAddress? address, byte[] tokenHash)
    {
        _known.TryRemove(Short(tokenHash), out _);
        var subject = AddressSubject.Of(address);
        var state = await limiter.CountOnlyAsync(_limit, subject);
        if (state.Count < _limit.Maximum)
            return;
        if (_blocked.Count >= Limits.RateLimitWindows)
            _blocked.Clear();
        _blocked[subject] = time.GetUtcNow() + state.ResetAfter;
    }

    // Half of a SHA-256 is enough to tell keys apart, and needs no memory of its own.
    private static UInt128 Short(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);
}
