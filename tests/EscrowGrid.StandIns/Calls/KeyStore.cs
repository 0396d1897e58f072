namespace EscrowGrid.StandIns.Calls;

/// <summary>
/// Idempotency keys as Stripe has them: the first answer is kept for a day, whatever it was, and other parameters are
/// refused. A key that was forgotten is a new one.
/// </summary>
internal sealed class KeyStore(TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    public void Forget() => _kept.Clear();

    /// <param name="key">As the caller sent it.</param>
    /// <param name="fingerprint">What the caller asks for, whole.</param>
    /// <param name="act">Does it.</param>
    /// <param name="mismatch">What is answered to other parameters.</param>
    public Answer Run(string key, string fingerprint, Func<Answer> act, Answer mismatch)
    {
        var now = time.GetUtcNow();
        if (_kept.TryGetValue(key, out var kept) && now - kept.At < Memory)
            return kept.Fingerprint == fingerprint ? kept.Answer with { IsReplayed = true } : mismatch;
        var answer = act();
        if (answer.IsKept)
            _kept[key] = new Kept(fingerprint, answer, now);
        else
            _kept.Remove(key);
        return answer;
    }

    private sealed record Kept(string Fingerprint, Answer Answer, DateTimeOffset At);
}
