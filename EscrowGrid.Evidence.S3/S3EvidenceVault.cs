using System.Net;
using System.Security.Cryptography;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Evidence;

namespace EscrowGrid.Evidence.S3;

/// <summary>Evidence in an S3 bucket, or in a server that speaks the same.</summary>
internal sealed class S3EvidenceVault(IAmazonS3 storage, string bucket) : IEvidenceVault
{
    private const string Checksum = "x-amz-checksum-sha256";

    public SignedRequest SignUpload(EvidenceFile file, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(file);
        var request = Sign(file, HttpVerb.PUT, until);
        request.ContentType = file.ContentType;
        request.Headers.ContentLength = file.Size;
        request.Headers[Checksum] = Convert.ToBase64String(file.Sha256.ToBytes());
        // Refused where there is an object already, by whoever understands it; the checksum is refused by all.
        request.Headers["If-None-Match"] = "*";
        return new SignedRequest(
            Url(request),
            new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
            {
                ["Content-Type"] = file.ContentType,
                ["Content-Length"] = $"{file.Size}",
                [Checksum] = request.Headers[Checksum],
                ["If-None-Match"] = "*",
            },
            until);
    }

    public SignedRequest SignDownload(EvidenceFile file, DateTimeOffset until)
    {
        ArgumentNullException.ThrowIfNull(file);
        var request = Sign(file, HttpVerb.GET, until);
        request.VersionId = file.StorageVersion;
        request.ResponseHeaderOverrides = new ResponseHeaderOverrides
        {
            ContentType = file.ContentType,
            // Saved, never shown by the browser as a page of the storage's.
            ContentDisposition = $"attachment; filename*=UTF-8''{Uri.EscapeDataString(file.Name)}",
        };
        return new SignedRequest(Url(request), new Dictionary<string, string>(), until);
    }

    public async Task<StoredObject?> InspectAsync(EvidenceFile file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Limits.EvidencePatience);
        try
        {
            var head = await storage.GetObjectMetadataAsync(
                new GetObjectMetadataRequest
                {
                    BucketName = bucket,
                    Key = file.ObjectKey,
                    ChecksumMode = ChecksumMode.ENABLED,
                },
                patience.Token);
            return new StoredObject(
                head.Headers.ContentType,
                head.ContentLength,
                await HashAsync(file, head, patience.Token),
                head.VersionId);
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception exception) when (IsOutage(exception, cancellationToken))
        {
            throw new EvidenceUnavailableException("The storage gave no answer.", exception);
        }
    }

    private static bool IsOutage(Exception exception, CancellationToken cancellationToken) => exception
        is AmazonServiceException or AmazonClientException or HttpRequestException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);

    /// <summary>
    /// As the storage has checked it; one that does not is asked for the bytes. Of another size than announced nobody
    /// needs the hash.
    /// </summary>
    private async Task<Sha256Digest> HashAsync(
        EvidenceFile file, GetObjectMetadataResponse head, CancellationToken cancellationToken)
    {
        if (head.ContentLength != file.Size)
            return Sha256Digest.Zero;
        if (head.ChecksumSHA256 is { Length: > 0 } checksum && !checksum.Contains('-', StringComparison.Ordinal))
            return Sha256Digest.FromStored(Convert.FromBase64String(checksum));
        using var found = await storage.GetObjectAsync(
            new GetObjectRequest { BucketName = bucket, Key = file.ObjectKey, VersionId = head.VersionId },
            cancellationToken);
        return Sha256Digest.FromStored(await SHA256.HashDataAsync(found.ResponseStream, cancellationToken));
    }

    private GetPreSignedUrlRequest Sign(EvidenceFile file, HttpVerb verb, DateTimeOffset until) => new()
    {
        BucketName = bucket,
        Key = file.ObjectKey,
        Verb = verb,
        Expires = until.UtcDateTime,
        Protocol = storage.Config.ServiceURL?.StartsWith("http://", StringComparison.OrdinalIgnoreCase) is true
            ? Protocol.HTTP
            : Protocol.HTTPS,
    };

    private Uri Url(GetPreSignedUrlRequest request) => new(storage.GetPreSignedURL(request));
}
