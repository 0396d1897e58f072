using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>The description as JSON. It cannot change while the process runs, so it is written once.</summary>
internal sealed class DescriptionText(
    [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private string? _text;

    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        if (_text is { } written)
            return written;
        await _once.WaitAsync(cancellationToken);
        try
        {
            var document = await provider.GetOpenApiDocumentAsync(cancellationToken);
            return _text ??= await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        }
        finally
        {
            _once.Release();
        }
    }

    public void Dispose() => _once.Dispose();
}
