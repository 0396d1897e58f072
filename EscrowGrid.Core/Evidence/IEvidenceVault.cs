namespace EscrowGrid.Core.Evidence;

/// <summary>
/// Object storage that clients upload to and download from by themselves, by requests that we sign.
/// </summary>
public interface IEvidenceVault
{
    /// <summary>An upload of exactly the announced type, size and SHA-256, never over another object.</summary>
    SignedRequest SignUpload(EvidenceFile file, DateTimeOffset until);

    /// <summary>A download of exactly the bytes that were verified, under the file's name.</summary>
    SignedRequest SignDownload(EvidenceFile file, DateTimeOffset until);

    /// <returns>Null when there is no object.</returns>
    /// <exception cref="EvidenceUnavailableException">The storage does not answer, or refuses us.</exception>
    Task<StoredObject?> InspectAsync(EvidenceFile file, CancellationToken cancellationToken);
}
