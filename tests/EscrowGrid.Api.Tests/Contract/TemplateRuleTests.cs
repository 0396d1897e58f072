using System.Net;

namespace EscrowGrid.Api.Tests.Contract;

/// <summary>Wire contract, section 8: every text about the config of a template.</summary>
[Collection(StoresDefinition.Name)]
public sealed class TemplateRuleTests(Stores stores)
{
    private const string Percentage = "CONSTR_RETAINAGE config.retainagePercentage must be a number between 0 and 100";

    private static readonly (string Code, string Config, string Reason)[] Refused =
    [
        .. from code in new[] { "CONSTR_ESCROW", "CONSTR_RETAINAGE", "TF_INVOICE", "TF_LC" }
           from config in new[] { "{}", """{"currency":""}""", """{"currency":1}""", """{"currency":null}""" }
           select (code, config, $"{code} config requires a string currency"),
        .. from region in new[] { "", ",\"region\":\"\"", ",\"region\":1" }
           select ("CONSTR_ESCROW", $$"""{"currency":"USD"{{region}}}""", "CONSTR_ESCROW config requires a region"),
        ("CONSTR_ESCROW", """{"currency":"USD","region":"SG"}""",
            "CONSTR_ESCROW config.region must match template region"),
        .. from bound in new[] { "minAmount", "maxAmount" }
           from value in new[] { "\"1\"", "null", "true", "[]" }
           select (
               "CONSTR_ESCROW",
               $$"""{"currency":"USD","region":"US","{{bound}}":{{value}}}""",
               $"CONSTR_ESCROW config.{bound} must be a number when provided"),
        .. from member in new[]
           {
               "", ",\"retainagePercentage\":-0.01", ",\"retainagePercentage\":100.01",
               ",\"retainagePercentage\":\"5\"", ",\"retainagePercentage\":null",
           }
           select ("CONSTR_RETAINAGE", $$"""{"currency":"USD"{{member}}}""", Percentage),
        .. from days in new[] { "", ",\"maxTenorDays\":0", ",\"maxTenorDays\":-1", ",\"maxTenorDays\":\"9\"" }
           from code in new[] { "TF_INVOICE", "TF_LC" }
           select (
               code,
               $$"""{"currency":"USD","country":"FR","issuingBankCountry":"FR"{{days}}}""",
               $"{code} config.maxTenorDays must be a positive number"),
        ("TF_INVOICE", """{"currency":"USD","maxTenorDays":1}""", "TF_INVOICE config requires a country"),
        ("TF_INVOICE", """{"currency":"USD","maxTenorDays":1,"country":""}""", "TF_INVOICE config requires a country"),
        ("TF_LC", """{"currency":"USD","maxTenorDays":1}""", "TF_LC config requires an issuingBankCountry"),
        ("TF_LC", """{"currency":"USD","maxTenorDays":1,"issuingBankCountry":7}""",
            "TF_LC config requires an issuingBankCountry"),
    ];

    private static readonly (string Code, string Config)[] Kept =
    [
        ("CONSTR_ESCROW", """{"currency":"USD","region":"US"}"""),
        ("CONSTR_ESCROW", """{"currency":"no currency","region":"US","minAmount":5,"maxAmount":-1,"more":[1]}"""),
        ("CONSTR_RETAINAGE", """{"currency":"USD","retainagePercentage":0}"""),
        ("CONSTR_RETAINAGE", """{"currency":"USD","retainagePercentage":2.5}"""),
        ("CONSTR_RETAINAGE", """{"currency":"USD","retainagePercentage":100}"""),
        ("TF_INVOICE", """{"currency":"USD","maxTenorDays":0.5,"country":"FR"}"""),
        ("TF_LC", """{"currency":"USD","maxTenorDays":90,"issuingBankCountry":"FR"}"""),
    ];

    public static IEnumerable<object?[]> Refusals() =>
        Refused.Select(row => new object?[] { row.Code, row.Config, row.Reason });

    public static IEnumerable<object?[]> Accepted() => Kept.Select(row => new object?[] { row.Code, row.Config });

    [Theory]
    [EachStoreOf(nameof(Refusals))]
    public async Task Config_ThatBreaksARule_IsRefusedInTheContractsWords(
        Store store, string code, string config, string reason)
    {
        var refused = await CreateAsync(store, code, config);

        refused.ExpectError(HttpStatusCode.BadRequest, "Failed to create asset template");
        Assert.Equal(reason, refused.Details);
    }

    [Theory]
    [EachStoreOf(nameof(Accepted))]
    public async Task Config_WithinTheRules_ComesBackAsItWasSent(Store store, string code, string config)
    {
        var created = await CreateAsync(store, code, config);

        Assert.Equal(config, created.Expect(HttpStatusCode.Created).Json.GetProperty("config").GetRawText());
    }

    private async Task<Answer> CreateAsync(Store store, string code, string config)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var vertical = code.StartsWith("TF_", StringComparison.Ordinal) ? "TRADE_FINANCE" : "CONSTRUCTION";
        return await tenant.Admin.PostAsync(
            "/asset-templates",
            $$"""{"code":"{{code}}","name":"n","vertical":"{{vertical}}","region":"US","config":{{config}}}""");
    }
}
