namespace EscrowGrid.Client.Tests;

/// <summary>Remembers the last request and sends it on.</summary>
internal sealed class RecordingHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    public (string Method, string Path)? Last { get; private set; }

    public void Forget() => Last = null;

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Last = (request.Method.Method, request.RequestUri!.AbsolutePath);
        return base.SendAsync(request, cancellationToken);
    }
}
