using Microsoft.AspNetCore.Http.Metadata;

namespace EscrowGrid.Api.Requests;

/// <summary>The body limit of an endpoint whose limit is not the server's.</summary>
internal sealed class BodyLimit(long bytes) : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize { get; } = bytes;
}
