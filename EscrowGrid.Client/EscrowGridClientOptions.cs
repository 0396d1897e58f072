namespace EscrowGrid.Client;

/// <summary>How long a client of <see cref="EscrowGridClient.Connect"/> tries.</summary>
public sealed record EscrowGridClientOptions
{
    /// <summary>For a call with all its attempts and pauses; streams are not limited once they are open.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For one attempt, until its answer is read.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a call is repeated that met no answer, a 408, 429 or 5xx, or a 409 because its first attempt still
    /// runs; 0 for never. Every call may be repeated: a write carries an <c>Idempotency-Key</c> and takes effect once.
    /// </summary>
    public int Retries { get; init; } = 3;

    /// <summary>Before the first repeat; it doubles, with jitter, for each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// The longest <c>Retry-After</c> that is waited for; when the API asks for more, its answer is handed to the
    /// caller.
    /// </summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);
}
