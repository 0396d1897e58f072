using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using EscrowGrid.Core.Evidence;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Evidence.S3;

/// <summary>Registers the storage of evidence.</summary>
public static class EvidenceVaultExtensions
{
    /// <summary>The bucket as an <see cref="IEvidenceVault"/>; nothing where none is configured.</summary>
    public static void AddEvidenceVault(this IHostApplicationBuilder builder, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Storage is not { } storage)
            return;
        builder.Services.AddSingleton<IAmazonS3>(_ => new AmazonS3Client(
            new BasicAWSCredentials(storage.AccessKeyId, storage.SecretAccessKey), Configure(storage)));
        builder.Services.AddSingleton<IEvidenceVault>(provider =>
            new S3EvidenceVault(provider.GetRequiredService<IAmazonS3>(), storage.Bucket));
    }

    private static AmazonS3Config Configure(StorageSettings storage)
    {
        var config = new AmazonS3Config { MaxErrorRetry = 2 };
        if (storage.Endpoint is { } endpoint)
        {
            // Servers other than S3 itself have one name for all buckets.
            config.ServiceURL = endpoint.AbsoluteUri;
            config.AuthenticationRegion = storage.Region;
            config.ForcePathStyle = true;
        }
        else
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(storage.Region);
        }

        return config;
    }
}
