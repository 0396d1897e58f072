using System.Net;

namespace EscrowGrid.Api.Tests.Institutions;

[Collection(StoresDefinition.Name)]
public sealed class SettingsTests(Stores stores)
{
    private const string On = """{"enforcement":{"enabled":true}}""";

    private const string ElsewhereTemplate =
        """
        {"code":"CONSTR_ESCROW","name":"t","vertical":"CONSTRUCTION","region":"SG",
        "config":{"currency":"USD","region":"SG"}}
        """;

    private const string TradeTemplate =
        """
        {"code":"TF_INVOICE","name":"t","vertical":"TRADE_FINANCE","region":"US",
        "config":{"currency":"USD","maxTenorDays":5,"country":"US"}}
        """;

    // What the reference lets pass (W21), and the rule that stops it once the institution enforces its rules.
    [Theory]
    [EachStore(ElsewhereTemplate, "Region not among those of the institution", "region=SG")]
    [EachStore(TradeTemplate, "Vertical not among those of the institution", "vertical=TRADE_FINANCE")]
    public async Task Template_OutsideTheInstitution_IsRefusedOnlyWhenEnforced(
        Store store, string template, string error, string details)
    {
        var admin = await CreateInstitutionAsync(store);

        var before = (await admin.Client.PostAsync("/asset-templates", template)).Expect(HttpStatusCode.Created);
        var asset = (await admin.Client.PostAsync(
            "/assets", $$"""{"templateId":"{{before.Id}}","label":"a"}""")).Expect(HttpStatusCode.Created).Id;
        var position = Tenant.PositionJson(asset);
        (await admin.Client.PostAsync("/positions", position)).Expect(HttpStatusCode.Created);
        (await admin.Client.PutAsync(admin.Settings, On)).Expect(HttpStatusCode.OK);

        var refused = await admin.Client.PostAsync("/asset-templates", template);
        var refusedPosition = await admin.Client.PostAsync("/positions", position);

        Assert.Equal(details, refused.ExpectError(HttpStatusCode.BadRequest, error).Details);
        Assert.Equal(details, refusedPosition.ExpectError(HttpStatusCode.BadRequest, error).Details);
        (await admin.Client.PutAsync(admin.Settings, """{"enforcement":{"enabled":false}}"""))
            .Expect(HttpStatusCode.OK);
        (await admin.Client.PostAsync("/positions", position)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore("EUR", "50", "Currency not allowed by template", "currency=USD")]
    [EachStore("USD", "9.99", "Amount below minimum for template", "minAmount=10")]
    [EachStore("USD", "100.00000001", "Amount above maximum for template", "maxAmount=100")]
    public async Task Position_AgainstItsTemplate_IsRefusedOnlyWhenEnforced(
        Store store, string currency, string amount, string error, string details)
    {
        var admin = await CreateInstitutionAsync(store);
        var template = (await admin.Client.PostAsync(
            "/asset-templates",
            """
            {"code":"CONSTR_ESCROW","name":"t","vertical":"CONSTRUCTION","region":"US",
            "config":{"currency":"USD","region":"US","minAmount":10,"maxAmount":100}}
            """)).Expect(HttpStatusCode.Created).Id;
        var asset = (await admin.Client.PostAsync(
            "/assets", $$"""{"templateId":"{{template}}","label":"a"}""")).Expect(HttpStatusCode.Created).Id;

        (await admin.Client.PostAsync("/positions", Tenant.PositionJson(asset, amount, currency)))
            .Expect(HttpStatusCode.Created);
        (await admin.Client.PutAsync(admin.Settings, On)).Expect(HttpStatusCode.OK);

        var refused = await admin.Client.PostAsync("/positions", Tenant.PositionJson(asset, amount, currency));

        Assert.Equal(details, refused.ExpectError(HttpStatusCode.BadRequest, error).Details);
        (await admin.Client.PostAsync("/positions", Tenant.PositionJson(asset, "100"))).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task Settings_OfANewInstitution_AreThoseOfTheReference(Store store)
    {
        var admin = await CreateInstitutionAsync(store);

        var read = (await admin.Client.GetAsync(admin.Settings)).Expect(HttpStatusCode.OK);

        Assert.False(read.Json.GetProperty("enforcement").GetProperty("enabled").GetBoolean());
        Assert.Equal(1, read.Json.GetProperty("version").GetInt64());
    }

    [Theory]
    [EachStore]
    public async Task Put_WithAStaleTag_ChangesNothing(Store store)
    {
        var admin = await CreateInstitutionAsync(store);
        var tag = (await admin.Client.GetAsync(admin.Settings)).Headers.ETag!.ToString();

        var first = await PutAsync(admin, tag);
        var second = await PutAsync(admin, tag);

        Assert.Equal("\"v2\"", first.Expect(HttpStatusCode.OK).Headers.ETag?.ToString());
        second.ExpectError(HttpStatusCode.PreconditionFailed, "Precondition failed");
        Assert.Equal(2, (await admin.Client.GetAsync(admin.Settings)).Json.GetProperty("version").GetInt64());
    }

    [Theory]
    [EachStore]
    public async Task Put_OnceAndAgain_IsOneChangeInTheAuditTrail(Store store)
    {
        var admin = await CreateInstitutionAsync(store);

        var first = await admin.Client.SendAsync(HttpMethod.Put, admin.Settings, On, "settings-1");
        var again = await admin.Client.SendAsync(HttpMethod.Put, admin.Settings, On, "settings-1");

        Assert.Equal(first.Expect(HttpStatusCode.OK).Text, again.Text);
        Assert.True(again.IsReplayed);
        var events = (await admin.Client.GetAsync("/audit-events")).Expect(HttpStatusCode.OK).Text;
        Assert.Equal(2, events.Split("INSTITUTION_SETTINGS_UPDATED").Length);
    }

    [Theory]
    [EachStore("{}", "enforcement")]
    [EachStore("""{"enforcement":{}}""", "enforcement.enabled")]
    [EachStore("""{"enforcement":{"enabled":"yes"}}""", "enforcement.enabled")]
    public async Task Put_OfNonsense_NamesTheField(Store store, string body, string field)
    {
        var admin = await CreateInstitutionAsync(store);

        var refused = await admin.Client.PutAsync(admin.Settings, body);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.NotNull(refused.MessageOf(field));
    }

    private static async Task<Answer> PutAsync((ApiClient Client, string Settings) admin, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, admin.Settings)
        {
            Content = new StringContent(On, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await admin.Client.SendAsync(request);
    }

    /// <summary>In one region and one vertical.</summary>
    private async Task<(ApiClient Client, string Settings)> CreateInstitutionAsync(Store store)
    {
        var api = stores[store];
        var institution = (await api.Root.PostAsync(
            "/institutions", """{"name":"n","regions":["US"],"verticals":["CONSTRUCTION"]}"""))
            .Expect(HttpStatusCode.Created).Id;
        var key = (await api.Root.PostAsync(
            $"/institutions/{institution}/api-keys", """{"label":"k","role":"admin"}"""))
            .Expect(HttpStatusCode.Created);
        var client = api.ClientWith(key.Json.GetProperty("apiKey").GetString());
        return (client, $"/institutions/{institution}/settings");
    }
}
