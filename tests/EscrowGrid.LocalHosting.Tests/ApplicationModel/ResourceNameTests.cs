namespace EscrowGrid.LocalHosting.Tests.ApplicationModel;

public sealed class ResourceNameTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("api")]
    [InlineData("Api-2")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public async Task Name_WithinTheRules_IsAccepted(string name)
    {
        await using var builder = await TestModel.CreateAsync(model => model.AddParameter(name));

        Assert.Equal(name, builder.Resources.Single().Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1api")]
    [InlineData("-api")]
    [InlineData("api-")]
    [InlineData("a--b")]
    [InlineData("a_b")]
    [InlineData("a.b")]
    [InlineData("äpi")]
    [InlineData("a1234567890123456789012345678901234567890123456789012345678901234")]
    public async Task Name_AgainstTheRules_IsRefused(string name)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => TestModel.CreateAsync(model => model.AddParameter(name)));
    }

    [Fact]
    public async Task Name_TakenInAnotherCase_IsRefused()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestModel.CreateAsync(model =>
        {
            model.AddRedis("cache");
            model.AddParameter("CACHE");
        }));
    }
}
