using System.Net;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed class AmountTests(Stores stores)
{
    [Theory]
    [EachStore("12345678901.12345678", "12345678901.12345678")]
    [EachStore("100000000000000.12345678", "100000000000000.12345678")]
    [EachStore("1000000000000000", "1000000000000000")]
    [EachStore("0.00000001", "0.00000001")]
    [EachStore("1e-8", "0.00000001")]
    [EachStore("1.50", "1.5")]
    [EachStore("1E+3", "1000")]
    [EachStore("0.1", "0.1")]
    public async Task Amount_WithinTheRules_ComesBackDigitForDigit(Store store, string sent, string expected)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var created = await tenant.PostPositionAsync(await tenant.CreateAssetAsync(), sent);
        created.Expect(HttpStatusCode.Created);
        var read = await tenant.Reader.GetAsync($"/positions/{created.Id}");
        var ledger = await tenant.Reader.GetAsync($"/ledger-events?positionId={created.Id}");

        Assert.Equal(expected, created.Json.GetProperty("amount").GetRawText());
        Assert.Equal(expected, read.Json.GetProperty("amount").GetRawText());
        Assert.Equal(expected, ledger.Json[0].GetProperty("payload").GetProperty("amount").GetRawText());
    }

    [Theory]
    [EachStore("0", "Amount must be positive")]
    [EachStore("-1", "Amount must be positive")]
    [EachStore("1e-9", "Amount must be at least 1e-8")]
    [EachStore("1.5e-8", "Amount must have at most 8 decimal places")]
    [EachStore("0.123456789", "Amount must have at most 8 decimal places")]
    [EachStore("1000000000000000.00000001", "Amount must not exceed 1000000000000000")]
    [EachStore("1e400", "Amount must not exceed 1000000000000000")]
    [EachStore("\"5\"", "Invalid input: expected number, received string")]
    [EachStore("null", "Invalid input: expected number, received null")]
    public async Task Amount_OutsideTheRules_IsRefused(Store store, string sent, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.PostPositionAsync("ast_x", sent);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message, refused.MessageOf("amount"));
    }
}
