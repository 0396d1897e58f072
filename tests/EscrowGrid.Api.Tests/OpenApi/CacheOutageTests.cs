using EscrowGrid.Api.Tests.RateLimits;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>Redis is never the truth: without it every operation answers as it does with it.</summary>
[Collection(StoresDefinition.Name)]
public sealed class CacheOutageTests(Stores stores)
{
    [Fact]
    public async Task Operations_WhileRedisIsStopped_AnswerAsEver()
    {
        await using var both = await TwoInstances.StartAsync(stores.Database);
        var document = (await both.First.Root.GetAsync("/openapi.json")).Json;
        var operations = DescribedOperation.ReadAll(document);
        var driver = new Driver(both.First, document);
        await both.StopRedisAsync();

        // What only reads leaves a world as it is.
        var seen = await DescribedWorld.CreateAsync(both.First);
        foreach (var operation in operations)
        {
            var isRead = operation.Method == HttpMethod.Get;
            var world = isRead ? seen : await DescribedWorld.CreateAsync(both.First);
            await driver.DriveAsync(operation, both.First.Address, world);
        }

        Assert.Empty(driver.Faults);
        Assert.Equal(operations.Count, driver.Driven.Count);
        Assert.DoesNotContain(driver.Driven, it => it.Status >= 500);
    }
}
