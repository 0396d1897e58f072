namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// The bucket of evidence (escrow-services.md 10 and 21). A class and not a record, so that no generated text form can
/// print a secret.
/// </summary>
public sealed class StorageSettings
{
    internal StorageSettings()
    {
    }

    public required string AccessKeyId { get; init; }

    /// <summary>Pass it on, never log it.</summary>
    public required string SecretAccessKey { get; init; }

    public required string Bucket { get; init; }

    public required string Region { get; init; }

    /// <summary>Of a server that speaks S3, where it is not S3 itself; null otherwise.</summary>
    public Uri? Endpoint { get; init; }
}
