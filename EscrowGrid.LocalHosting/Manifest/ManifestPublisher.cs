namespace EscrowGrid.LocalHosting.Manifest;

internal sealed class ManifestPublisher
{
    public Task PublishAsync(PublishingOptions o, CancellationToken ct) => throw new NotSupportedException(o.OutputPath);
}
