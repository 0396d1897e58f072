using System.Net.Http.Headers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Sentry;

/// <summary>Sends reports one after the other. One that cannot be sent is given up; it is in the logs.</summary>
internal sealed partial class SentrySender(
    SentryReports reports, SentryTarget target, HttpClient http, ILogger<SentrySender> logger)
    : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var report in reports.Waiting.ReadAllAsync(stoppingToken))
            await SendAsync(report, stoppingToken);
    }

    private async Task SendAsync(SentryReport report, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Envelopes)
        {
            Content = new ByteArrayContent(SentryText.Write(report, target)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-sentry-envelope");
        request.Headers.Add(
            "X-Sentry-Auth", $"Sentry sentry_version=7, sentry_client=escrowgrid, sentry_key={target.Key}");
        try
        {
            using var answer = await http.SendAsync(request, patience.Token);
            if (!answer.IsSuccessStatusCode)
                NotTaken(logger, (int)answer.StatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            NotSent(logger, exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sentry did not take a report: {Status}")]
    private static partial void NotTaken(ILogger logger, int status);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sentry does not answer: {Reason}")]
    private static partial void NotSent(ILogger logger, string reason);
}
