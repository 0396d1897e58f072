using System.Buffers;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads the settings of the payment rails (escrow-services.md 21 and 22). A rail of which nothing is set is off; one
/// of which something is set is whole, or the start stops.
/// </summary>
internal sealed class RailSettingsLoader(SettingsReader reader, IHostEnvironment environment)
{
    private const int WebhookSecretLength = 16;
    private const int DistinctCharacters = 8;
    private const int MaximumConfirmations = 10_000;

    /// <summary>About a minute of the Base chain.</summary>
    private const int DefaultConfirmations = 30;

    /// <summary>USDC on Base, as its issuer names it.</summary>
    private const string DefaultToken = "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913";

    private static readonly Uri StripeItself = new("https://api.stripe.com/");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <returns>Null when the rail is off, or when something was refused.</returns>
    public StripeSettings? ReadStripe()
    {
        var problemsBefore = reader.Problems.Count;
        var key = reader.Secret(SettingNames.StripeSecretKey);
        var secrets = WebhookSecrets(SettingNames.StripeWebhookSecret);
        var address = reader.Text(SettingNames.StripeApiUrl);
        var client = reader.Text(SettingNames.StripeConnectClientId);
        if (key is null && secrets is [] && address is null && client is null)
            return null;
        CheckStripeKey(key);
        CheckSecrets(SettingNames.StripeWebhookSecret, secrets);
        if (!secrets.All(secret => secret.StartsWith("whsec_", StringComparison.Ordinal)))
            reader.Refuse(SettingNames.StripeWebhookSecret, "not a comma list of secrets that begin with whsec_");
        if (client?.StartsWith("ca_", StringComparison.Ordinal) is false)
            reader.Refuse(SettingNames.StripeConnectClientId, "does not begin with ca_");
        if (address is not null && environment.IsProduction())
            reader.Refuse(SettingNames.StripeApiUrl, "the key of production goes to Stripe alone; leave it out");
        var url = address is null ? StripeItself : Address(SettingNames.StripeApiUrl, address);
        return reader.Problems.Count > problemsBefore ? null : new StripeSettings
        {
            SecretKey = key!,
            WebhookSecrets = secrets,
            ApiUrl = url!,
            ConnectClientId = client,
        };
    }

    /// <returns>Null when the rail is off, or when something was refused.</returns>
    public CustodianSettings? ReadCustodian()
    {
        var problemsBefore = reader.Problems.Count;
        var key = reader.Secret(SettingNames.CustodianApiKey);
        var secrets = WebhookSecrets(SettingNames.CustodianWebhookSecret);
        var address = reader.Text(SettingNames.CustodianApiUrl);
        if (key is null && secrets is [] && address is null)
            return null;
        if (key is null)
            reader.Refuse(SettingNames.CustodianApiKey, "required with the custodian");
        CheckSecrets(SettingNames.CustodianWebhookSecret, secrets);
        var url = Address(SettingNames.CustodianApiUrl, address);
        var token = Token();
        var confirmations = reader.Whole(
            SettingNames.CustodianConfirmations, DefaultConfirmations, MaximumConfirmations);
        return reader.Problems.Count > problemsBefore ? null : new CustodianSettings
        {
            ApiKey = key!,
            ApiUrl = url!,
            WebhookSecrets = secrets,
            WalletId = reader.Text(SettingNames.CustodianWalletId),
            TokenAddress = token,
            Confirmations = confirmations,
        };
    }

    private string[] WebhookSecrets(string name) => reader.Secret(name)
        ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private void CheckSecrets(string name, string[] secrets)
    {
        if (secrets is [])
            reader.Refuse(name, "required beside the rail's key: a comma list of the active secrets");
        if (environment.IsDevelopment())
            return;
        foreach (var (index, secret) in secrets.Index())
        {
            if (SecretStrength.Weakness(secret, WebhookSecretLength, DistinctCharacters) is { } weakness)
                reader.Refuse(name, $"item {index + 1} is {weakness}");
        }
    }

    /// <summary>Money of a test must not look like money, and real money must not be spent by a test.</summary>
    private void CheckStripeKey(string? key)
    {
        var isLive = Begins(key, "sk_live_", "rk_live_");
        if (key is null)
            reader.Refuse(SettingNames.StripeSecretKey, "required with Stripe");
        else if (!isLive && !Begins(key, "sk_test_", "rk_test_"))
            reader.Refuse(SettingNames.StripeSecretKey, "not a secret or restricted key of Stripe");
        else if (isLive && !environment.IsProduction())
            reader.Refuse(SettingNames.StripeSecretKey, "a live key is refused outside Production");
        else if (!isLive && environment.IsProduction())
            reader.Refuse(SettingNames.StripeSecretKey, "a test key is refused in Production");
    }

    private static bool Begins(string? text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts)
        {
            if (text?.StartsWith(start, StringComparison.Ordinal) is true)
                return true;
        }

        return false;
    }

    private Uri? Address(string name, string? text) => ProviderAddress.Read(reader, environment, name, text);

    private string Token()
    {
        var text = reader.Text(SettingNames.CustodianToken) ?? DefaultToken;
        if (!text.StartsWith("0x", StringComparison.Ordinal) || text.Length != DefaultToken.Length
            || text.AsSpan(2).ContainsAnyExcept(HexDigits))
        {
            reader.Refuse(SettingNames.CustodianToken, "not 0x and 40 hex digits");
        }

        return text;
    }
}
