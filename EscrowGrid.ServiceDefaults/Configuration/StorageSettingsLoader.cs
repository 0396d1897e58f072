using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads the settings of the bucket (escrow-services.md 21). Nothing of it set: evidence is off; something of it: all
/// of it, or the start stops.
/// </summary>
internal sealed class StorageSettingsLoader(SettingsReader reader, IHostEnvironment environment)
{
    /// <returns>Null when evidence is off, or when something was refused.</returns>
    public StorageSettings? Read()
    {
        var problemsBefore = reader.Problems.Count;
        var id = reader.Secret(SettingNames.AwsAccessKeyId);
        var secret = reader.Secret(SettingNames.AwsSecretAccessKey);
        var bucket = reader.Text(SettingNames.AwsBucket);
        var region = reader.Text(SettingNames.AwsRegion);
        var endpoint = reader.Text(SettingNames.AwsEndpoint);
        if ((id ?? secret ?? bucket ?? region ?? endpoint) is null)
            return null;
        Require(SettingNames.AwsAccessKeyId, id);
        Require(SettingNames.AwsSecretAccessKey, secret);
        Require(SettingNames.AwsBucket, bucket);
        Require(SettingNames.AwsRegion, region);
        var server = endpoint is null
            ? null
            : ProviderAddress.Read(reader, environment, SettingNames.AwsEndpoint, endpoint);
        return reader.Problems.Count > problemsBefore ? null : new StorageSettings
        {
            AccessKeyId = id!,
            SecretAccessKey = secret!,
            Bucket = bucket!,
            Region = region!,
            Endpoint = server,
        };
    }

    private void Require(string name, string? value)
    {
        if (value is null)
            reader.Refuse(name, "required beside the other AWS_ settings");
    }
}
