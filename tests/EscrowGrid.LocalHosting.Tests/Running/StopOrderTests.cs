using EscrowGrid.LocalHosting.Fixture;
using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.Tests.Running;

public sealed class StopOrderTests
{
    [Fact]
    public async Task Order_OfTheWholeModel_PutsUsersBeforeWhatTheyUse()
    {
        await using var builder = await TestModel.CreateAsync(FixtureModel.AddTo);

        var order = StopOrder.Of([.. builder.Resources]).Select(resource => resource.Name).ToList();

        Assert.Equal(builder.Resources.Count, order.Count);
        Assert.True(order.IndexOf("web") < order.IndexOf("cache"));
        Assert.True(order.IndexOf("web") < order.IndexOf("fixturedb"));
        Assert.True(order.IndexOf("fixturedb") < order.IndexOf("postgres"));
        Assert.True(order.IndexOf("job") < order.IndexOf("postgres"));
    }
}
