using System.Globalization;
using System.Net;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>Money moves between accounts that always add up, at every moment and in every view.</summary>
[Collection(StoresDefinition.Name)]
public sealed class AccountTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Balances_OverALife_FollowTheMoneyAndSumUpToZero(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = (await tenant.PostPositionAsync(await tenant.CreateAssetAsync(), "100.5")).Id;
        Assert.Empty(await BalancesAsync(tenant, $"?positionId={position}"));

        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ["OUTSIDE USD -100.5", "HELD USD 100.5"], await BalancesAsync(tenant, $"?positionId={position}"));

        await ReleaseAsync(tenant, position, "40.00000001");
        Assert.Equal(
            ["OUTSIDE USD -100.5", "HELD USD 60.49999999", "RELEASED USD 40.00000001"],
            await BalancesAsync(tenant, $"?positionId={position}"));

        (await tenant.TransitionAsync(position, "CANCELLED")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ["OUTSIDE USD -100.5", "HELD USD 0", "RELEASED USD 40.00000001", "REFUNDED USD 60.49999999"],
            await BalancesAsync(tenant, $"?positionId={position}"));
    }

    [Theory]
    [EachStore]
    public async Task Balances_OfAPositionThatWasNeverFunded_AreNone(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();

        (await tenant.TransitionAsync(position, "CANCELLED")).Expect(HttpStatusCode.OK);

        Assert.Empty(await BalancesAsync(tenant, $"?positionId={position}"));
    }

    [Theory]
    [EachStore]
    public async Task Balances_WhenTheReleaseSaysNoAmount_MoveWithTheLastTransition(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreateFundedPositionAsync();

        (await tenant.TransitionAsync(position, "PARTIALLY_RELEASED")).Expect(HttpStatusCode.OK);
        Assert.Contains("HELD USD 100", await BalancesAsync(tenant, $"?positionId={position}"));

        (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ["OUTSIDE USD -100", "HELD USD 0", "RELEASED USD 100"],
            await BalancesAsync(tenant, $"?positionId={position}"));
    }

    [Theory]
    [EachStore]
    public async Task Balances_OfAnInstitution_AreTheSameBeforeAndAfterFolding(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        foreach (var (amount, currency) in ((string, string)[])[("10", "USD"), ("7.25", "EUR"), ("1", "USD")])
        {
            var position = (await tenant.PostPositionAsync(asset, amount, currency)).Expect(HttpStatusCode.Created).Id;
            (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
            if (currency == "EUR")
                (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);
        }

        string[] expected =
            ["OUTSIDE EUR -7.25", "HELD EUR 0", "RELEASED EUR 7.25", "OUTSIDE USD -11", "HELD USD 11"];
        Assert.Equal(expected, await BalancesAsync(tenant));
        await Task.WhenAll(FoldAsync(api), FoldAsync(api));
        await FoldAsync(api);
        Assert.Equal(expected, await BalancesAsync(tenant));

        await tenant.CreateFundedPositionAsync("5");
        Assert.Contains("HELD USD 16", await BalancesAsync(tenant));
    }

    [Theory]
    [EachStore]
    public async Task Balances_AtATime_AreThoseOfThatTime(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var position = await tenant.CreateFundedPositionAsync("10");
        var funded = await LastChangeAsync(tenant, position);
        await Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > funded.AddMilliseconds(1)));
        await ReleaseAsync(tenant, position, "1");
        await FoldAsync(api);

        foreach (var scope in (string[])["", $"&positionId={position}"])
        {
            Assert.Contains("HELD USD 10", await BalancesAsync(tenant, $"?at={Text(funded)}{scope}"));
            Assert.Empty(await BalancesAsync(tenant, $"?at={Text(funded.AddMilliseconds(-1))}{scope}"));
            Assert.DoesNotContain("HELD USD 10", await BalancesAsync(tenant, $"?at={Text(funded.AddDays(2))}{scope}"));
        }
    }

    [Theory]
    [EachStore]
    public async Task Statement_InParts_AddsUpFromPartToPart(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var positions = new List<string>();
        for (var i = 1; i <= 3; i++)
        {
            positions.Add(await tenant.CreateFundedPositionAsync($"{i}0"));
            await ReleaseAsync(tenant, positions[^1], $"{i}.5");
        }

        await FoldAsync(api);
        foreach (var (scope, total, lines) in (IEnumerable<(string, decimal, int)>)
            [("", 52.5m, 6), ($"&positionId={positions[1]}", 17.5m, 2)])
        {
            var (balance, seen, cursor) = (0m, 0, "");
            while (true)
            {
                var part = (await tenant.Reader.GetAsync(
                    $"/ledger-statement?account=HELD&currency=USD&limit=4&cursor={cursor}{scope}"))
                    .Expect(HttpStatusCode.OK).Json;
                Assert.Equal(balance, part.GetProperty("openingBalance").GetDecimal());
                foreach (var line in part.GetProperty("data").EnumerateArray())
                {
                    var isCredit = line.GetProperty("direction").GetString() == "CREDIT";
                    balance += (isCredit ? 1 : -1) * line.GetProperty("amount").GetDecimal();
                    Assert.Equal(balance, line.GetProperty("balanceAfter").GetDecimal());
                    Assert.Equal(isCredit ? "OUTSIDE" : "RELEASED", line.GetProperty("otherAccount").GetString());
                    seen++;
                }

                Assert.Equal(balance, part.GetProperty("closingBalance").GetDecimal());
                cursor = part.GetProperty("nextCursor").GetString();
                if (!part.GetProperty("hasMore").GetBoolean())
                    break;
            }

            Assert.Equal((total, lines), (balance, seen));
        }
    }

    [Theory]
    [EachStore]
    public async Task Statement_BetweenTwoTimes_StartsWithTheBalanceOfTheFirst(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreateFundedPositionAsync("10");
        var funded = await LastChangeAsync(tenant, position);

        var before = await tenant.Admin.GetAsync(
            $"/ledger-statement?account=HELD&currency=USD&to={Text(funded)}");
        var after = await tenant.Admin.GetAsync(
            $"/ledger-statement?account=HELD&currency=USD&from={Text(funded.AddMilliseconds(1))}");

        Assert.Equal(0m, before.Json.GetProperty("closingBalance").GetDecimal());
        Assert.Equal(10m, after.Json.GetProperty("openingBalance").GetDecimal());
        Assert.Equal(0, after.Json.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [EachStore]
    public async Task Release_ByManyAtOnce_NeverMovesMoreThanIsHeld(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreateFundedPositionAsync("10");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => tenant.Admin.PostAsync(
            $"/positions/{position}/transition", """{"toState":"PARTIALLY_RELEASED","amount":3}""")));

        var moved = 3m * answers.Count(answer => answer.Status == HttpStatusCode.OK);
        Assert.InRange(moved, 3m, 9m);
        Assert.Equal(
            [$"OUTSIDE USD -10", $"HELD USD {10 - moved:0}", $"RELEASED USD {moved:0}"],
            await BalancesAsync(tenant, $"?positionId={position}"));
    }

    [Theory]
    [EachStore("/ledger-statement", "account,currency")]
    [EachStore("/ledger-statement?account=held&currency=XXX&from=now", "account,currency,from")]
    [EachStore("/ledger-statement?account=HELD&currency=USD&to=2026-01-01", "to")]
    [EachStore("/ledger-statement?account=HELD&currency=USD&cursor=x", "cursor")]
    [EachStore("/ledger-statement?account=HELD&currency=USD&limit=0", "limit")]
    [EachStore("/ledger-balances?at=yesterday", "at")]
    public async Task Query_ThatIsWrong_IsRefusedWithEveryFieldNamed(Store store, string path, string fields)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = (await tenant.Admin.GetAsync(path)).Expect(HttpStatusCode.BadRequest);

        var errors = refused.Json.GetProperty("details").EnumerateArray();
        Assert.Equal(fields, string.Join(',', errors.Select(it => it.GetProperty("field").GetString())));
    }

    [Theory]
    [EachStore]
    public async Task Accounts_ForRoot_NeedAnInstitutionOrAPosition(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var position = await tenant.CreateFundedPositionAsync("10");

        (await api.Root.GetAsync("/ledger-balances")).Expect(HttpStatusCode.BadRequest);
        var whole = (await api.Root.GetAsync($"/ledger-balances?institutionId={tenant.Id}")).Expect(HttpStatusCode.OK);
        var one = (await api.Root.GetAsync($"/ledger-balances?positionId={position}")).Expect(HttpStatusCode.OK);

        Assert.Equal(Lines(whole), Lines(one));
        Assert.Equal(tenant.Id, one.Json.GetProperty("institutionId").GetString());
    }

    private static Task<long> FoldAsync(ApiUnderTest api) =>
        api.Service<IAccountStore>().FoldAsync(CancellationToken.None);

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static async Task ReleaseAsync(Tenant tenant, string position, string amount) =>
        (await tenant.Admin.PostAsync(
            $"/positions/{position}/transition", $$"""{"toState":"PARTIALLY_RELEASED","amount":{{amount}}}"""))
        .Expect(HttpStatusCode.OK);

    private static async Task<DateTimeOffset> LastChangeAsync(Tenant tenant, string position) =>
        (await tenant.Admin.GetAsync($"/positions/{position}")).Json.GetProperty("updatedAt").GetDateTimeOffset();

    private static async Task<string[]> BalancesAsync(Tenant tenant, string query = "")
    {
        var sheet = (await tenant.Reader.GetAsync($"/ledger-balances{query}")).Expect(HttpStatusCode.OK);
        var sums = sheet.Json.GetProperty("balances").EnumerateArray()
            .GroupBy(it => it.GetProperty("currency").GetString(), it => it.GetProperty("balance").GetDecimal());
        Assert.All(sums, currency => Assert.Equal(0m, currency.Sum()));
        return Lines(sheet);
    }

    private static string[] Lines(Answer sheet) =>
    [
        .. sheet.Json.GetProperty("balances").EnumerateArray().Select(it =>
            $"{it.GetProperty("account")} {it.GetProperty("currency")} {it.GetProperty("balance").GetRawText()}"),
    ];
}
