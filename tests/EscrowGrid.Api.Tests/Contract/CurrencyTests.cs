using System.Net;

namespace EscrowGrid.Api.Tests.Contract;

/// <summary>Wire contract, section 4: the 32 currencies.</summary>
[Collection(StoresDefinition.Name)]
public sealed class CurrencyTests(Stores stores)
{
    private const string Codes =
        "USD EUR GBP JPY CHF CAD AUD NZD CNY HKD SGD INR MXN BRL ZAR AED SAR KRW TWD THB MYR IDR PHP VND "
        + "PLN SEK NOK DKK CZK HUF ILS TRY";

    public static IEnumerable<object?[]> Currencies() => Codes.Split(' ').Select(code => new object?[] { code });

    [Theory]
    [EachStoreOf(nameof(Currencies))]
    public async Task Position_InACurrencyOfTheList_IsCreatedWhateverItsCase(Store store, string code)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var created = await tenant.PostPositionAsync(
            await tenant.CreateAssetAsync(), "0.12345678", code.ToLowerInvariant());

        Assert.Equal(code, created.Expect(HttpStatusCode.Created).Json.GetProperty("currency").GetString());
        // The contract has the same 8 decimals for every currency, those without minor units included.
        Assert.Equal("0.12345678", created.Json.GetProperty("amount").GetRawText());
    }
}
