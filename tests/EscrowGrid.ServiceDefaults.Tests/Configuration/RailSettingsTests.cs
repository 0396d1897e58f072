using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>Payment rails: off, or whole; no live money in a test and no test money in production.</summary>
public sealed class RailSettingsTests
{
    private const string LiveKey = "sk_live_51Hh7Qm2";
    private const string TestKey = "sk_test_51Hh7Qm2";
    private const string Secret = "whsec_q8Zt1LxW0pR7yKc5";
    private const string NewSecret = "whsec_9sHd4GgAeT6iQoXn";
    private const string CustodianSecret = "Vt7nQ2rK9xWm4Lp8Zc1H";
    private const string Development = "Development";
    private const string Production = "Production";

    [Fact]
    public void Rails_WithoutAnySetting_AreOff()
    {
        var settings = Load(Production, []);

        Assert.Null(settings.Stripe);
        Assert.Null(settings.Custodian);
    }

    [Fact]
    public void Rails_Set_HaveTheirDefaults()
    {
        var settings = Load(Production, Both());

        var (stripe, custodian) = (settings.Stripe!, settings.Custodian!);
        Assert.Equal((LiveKey, "https://api.stripe.com/"), (stripe.SecretKey, stripe.ApiUrl.ToString()));
        Assert.Equal([Secret, NewSecret], stripe.WebhookSecrets);
        Assert.Null(stripe.ConnectClientId);
        Assert.Equal("https://custody.bank.test/v2/", custodian.ApiUrl.ToString());
        Assert.Equal([CustodianSecret], custodian.WebhookSecrets);
        Assert.Equal("0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913", custodian.TokenAddress);
        Assert.Equal((30, null), (custodian.Confirmations, custodian.WalletId));
    }

    [Fact]
    public void Rails_OfAProcessThatMovesNoMoney_AreOff()
    {
        var settings = SettingsCase.Load(
            ServiceRole.Migration, Production, Both().Concat(SettingsCase.ProductionApi()));

        Assert.Null(settings.Stripe);
        Assert.Null(settings.Custodian);
    }

    [Fact]
    public void Rails_InDevelopment_MayStandOnThisMachine()
    {
        var settings = Load(
            Development,
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["STRIPE_SECRET_KEY"] = TestKey,
                ["STRIPE_WEBHOOK_SECRET"] = "whsec_1",
                ["STRIPE_API_URL"] = "http://127.0.0.1:5790",
                ["STRIPE_CONNECT_CLIENT_ID"] = "ca_1",
                ["CUSTODIAN_API_KEY"] = "key",
                ["CUSTODIAN_WEBHOOK_SECRET"] = "short",
                ["CUSTODIAN_API_URL"] = "http://standins:5790/custodian",
                ["CUSTODIAN_WALLET_ID"] = "wallet_1",
                ["CUSTODIAN_CONFIRMATIONS"] = "2",
            });

        Assert.Equal(
            ("http://127.0.0.1:5790/", "ca_1"), (settings.Stripe!.ApiUrl.ToString(), settings.Stripe.ConnectClientId));
        Assert.Equal(
            ("http://standins:5790/custodian/", "wallet_1", 2),
            (settings.Custodian!.ApiUrl.ToString(), settings.Custodian.WalletId, settings.Custodian.Confirmations));
    }

    [Theory]
    [InlineData(Production, "STRIPE_SECRET_KEY", TestKey)]
    [InlineData(Production, "STRIPE_SECRET_KEY", "rk_test_51Hh7Qm2")]
    [InlineData(Production, "STRIPE_SECRET_KEY", "pk_live_51Hh7Qm2")]
    [InlineData(Production, "STRIPE_SECRET_KEY", null)]
    [InlineData("Staging", "STRIPE_SECRET_KEY", LiveKey)]
    [InlineData(Development, "STRIPE_SECRET_KEY", LiveKey)]
    [InlineData(Production, "STRIPE_WEBHOOK_SECRET", null)]
    [InlineData(Production, "STRIPE_WEBHOOK_SECRET", "q8Zt1LxW0pR7yKc5QqWw")]
    [InlineData(Production, "STRIPE_WEBHOOK_SECRET", "whsec_short")]
    [InlineData(Production, "STRIPE_WEBHOOK_SECRET", "whsec_changeme_changeme")]
    [InlineData(Production, "STRIPE_API_URL", "https://stripe.bank.test")]
    [InlineData("Staging", "STRIPE_API_URL", "http://stripe.bank.test")]
    [InlineData("Staging", "STRIPE_API_URL", "api.stripe.com")]
    [InlineData(Production, "STRIPE_CONNECT_CLIENT_ID", "acct_1")]
    [InlineData(Production, "CUSTODIAN_API_KEY", null)]
    [InlineData(Production, "CUSTODIAN_API_URL", null)]
    [InlineData(Production, "CUSTODIAN_API_URL", "http://custody.bank.test/v2")]
    [InlineData(Production, "CUSTODIAN_API_URL", "https://me:secret@custody.bank.test/v2")]
    [InlineData(Production, "CUSTODIAN_API_URL", "https://custody.bank.test/v2?key=1")]
    [InlineData(Production, "CUSTODIAN_WEBHOOK_SECRET", null)]
    [InlineData(Production, "CUSTODIAN_WEBHOOK_SECRET", "aaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData(Production, "CUSTODIAN_CONFIRMATIONS", "-1")]
    [InlineData(Production, "CUSTODIAN_CONFIRMATIONS", "many")]
    [InlineData(Production, "CUSTODIAN_TOKEN_ADDRESS", "0x12")]
    [InlineData(Production, "CUSTODIAN_TOKEN_ADDRESS", "USDC")]
    public void Rail_WithASettingWrong_StopsTheStartByName(string environment, string name, string? value)
    {
        var variables = Both();
        if (environment != Production)
            variables["STRIPE_SECRET_KEY"] = TestKey;
        variables[name] = value;

        var problem = Assert.Single(SettingsCase.Problems(
            ServiceRole.Api, environment, variables.Concat(SettingsCase.ProductionApi())));

        Assert.StartsWith($"{name}: ", problem, StringComparison.Ordinal);
        if (value is not null)
            Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_FromFiles_AreTaken()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, $"{Secret},{NewSecret}\n");
        try
        {
            var variables = Both();
            variables["STRIPE_WEBHOOK_SECRET"] = null;
            variables["STRIPE_WEBHOOK_SECRET_FILE"] = path;

            Assert.Equal(
                [Secret, NewSecret],
                SettingsCase.Load(ServiceRole.Api, Production, variables.Concat(SettingsCase.ProductionApi()))
                    .Stripe!.WebhookSecrets);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Dictionary<string, string?> Both() => new(StringComparer.Ordinal)
    {
        ["STRIPE_SECRET_KEY"] = LiveKey,
        ["STRIPE_WEBHOOK_SECRET"] = $"{Secret}, {NewSecret}",
        ["CUSTODIAN_API_KEY"] = "custody-key",
        ["CUSTODIAN_API_URL"] = "https://custody.bank.test/v2",
        ["CUSTODIAN_WEBHOOK_SECRET"] = CustodianSecret,
    };

    private static ServiceSettings Load(string environment, IEnumerable<KeyValuePair<string, string?>> variables) =>
        SettingsCase.Load(ServiceRole.Api, environment, variables.Concat(SettingsCase.ProductionApi()));
}
