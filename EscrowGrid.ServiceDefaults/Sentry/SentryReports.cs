using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Sentry;

/// <summary>
/// Takes what is logged as an error, for <see cref="SentrySender"/>. Nobody waits for Sentry: while it does not answer
/// the newest reports are kept and older ones go, as they are in the logs anyway.
/// </summary>
[ProviderAlias("Sentry")]
internal sealed class SentryReports(TimeProvider time) : ILoggerProvider
{
    private const int Kept = 100;

    private readonly Channel<SentryReport> _waiting = Channel.CreateBounded<SentryReport>(
        new BoundedChannelOptions(Kept) { FullMode = BoundedChannelFullMode.DropOldest });

    public ChannelReader<SentryReport> Waiting => _waiting.Reader;

    public ILogger CreateLogger(string categoryName) => new SentryLogger(categoryName, time, _waiting.Writer);

    public void Dispose() => _waiting.Writer.TryComplete();
}
