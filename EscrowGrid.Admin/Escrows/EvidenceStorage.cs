using System.Net;
using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Evidence;

namespace EscrowGrid.Admin.Escrows;

/// <summary>Brings files to the storage by requests that the API has signed.</summary>
internal sealed class EvidenceStorage(IHttpClientFactory factory)
{
    public const string HttpName = "evidence";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// A client of its own: a file is sent from the disk once, and not kept in memory to be repeated; a storage that
    /// leads elsewhere is not followed.
    /// </summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<EvidenceStorage>();
        services.AddHttpClient(HttpName, static client => client.Timeout = Patience)
            .ConfigureAdditionalHttpMessageHandlers(static (handlers, _) => handlers.Clear())
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    /// <exception cref="FieldException">It was not stored.</exception>
    public async Task PutAsync(SignedRequest signed, Stream content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new HttpMethod(signed.Method), signed.Url);
        request.Content = new StreamContent(content);
        foreach (var (name, value) in signed.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
                request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        using var http = factory.CreateClient(HttpName);
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                throw new FieldException("file", "evidence.away");
            // It is there already where its signed condition fails; whether it is the right one is verified.
            if (!answer.IsSuccessStatusCode && answer.StatusCode is not HttpStatusCode.PreconditionFailed)
                throw new FieldException("file", "evidence.refused");
        }
        catch (Exception exception) when (
            exception is HttpRequestException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new FieldException("file", "evidence.away");
        }
    }
}
