using System.Net;
using System.Text.Json;
using EscrowGrid.Api.Instances;

namespace EscrowGrid.Api.Tests.Instances;

/// <summary>Every process of the API by itself.</summary>
[Collection(StoresDefinition.Name)]
public sealed class InstanceTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Instances_WhileTheyRun_AreListed(Store store)
    {
        await using var api = await stores.StartAnotherAsync(store);

        var seen = await SeesAsync(api, api);

        Assert.Equal("api", seen.GetProperty("role").GetString());
        Assert.Equal("ready", seen.GetProperty("state").GetString());
        Assert.False(seen.GetProperty("silent").GetBoolean());
        if (store is Store.Postgres)
            Assert.Equal("available", seen.GetProperty("services").GetProperty("database").GetString());
        var (startedAt, seenAt) = (seen.GetProperty("startedAt"), seen.GetProperty("seenAt"));
        Assert.InRange(startedAt.GetDateTimeOffset(), DateTimeOffset.MinValue, seenAt.GetDateTimeOffset());
    }

    [Fact]
    public async Task Instances_OfOneDatabase_SeeEachOtherUntilOneStops()
    {
        await using var first = await stores.StartAnotherAsync(Store.Postgres);
        var second = await stores.StartAnotherAsync(Store.Postgres);
        var name = second.Service<InstanceBeat>().Name;
        await using (second)
        {
            await SeesAsync(first, second);
            await SeesAsync(second, first);
        }

        var listed = (await first.Root.GetAsync("/operations/instances")).Expect(HttpStatusCode.OK).Json;

        Assert.DoesNotContain(listed.EnumerateArray(), it => NameOf(it) == name);
    }

    private static async Task<JsonElement> SeesAsync(ApiUnderTest api, ApiUnderTest other)
    {
        var name = other.Service<InstanceBeat>().Name;
        JsonElement? found = null;
        await Eventually.HoldsAsync(async () =>
        {
            var listed = (await api.Root.GetAsync("/operations/instances")).Expect(HttpStatusCode.OK).Json;
            found = listed.EnumerateArray().Where(it => NameOf(it) == name).Cast<JsonElement?>().SingleOrDefault();
            return found is not null;
        });
        return found!.Value;
    }

    private static string? NameOf(JsonElement instance) => instance.GetProperty("name").GetString();
}
