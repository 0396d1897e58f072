using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Policies;

namespace EscrowGrid.Client.Tests;

public sealed class KeyAndPolicyTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly DateTimeOffset End = new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task NarrowKey_Rotated_KeepsItsLimitsUnderANewToken()
    {
        var institution = await api.Root.Institutions.CreateAsync(new NewInstitution("Bank", [Region.Singapore]));
        var key = await api.Root.ApiKeys.CreateAsync(
            institution.Id,
            new NewApiKey("reporting", ApiKeyRole.ReadOnly) { Scopes = [ApiKeyScopes.PoliciesRead], ExpiresAt = End });

        var rotated = await api.Root.ApiKeys.RotateAsync(institution.Id, key.Id, TimeSpan.FromHours(1));
        var listed = await api.Root.ApiKeys.ListAsync(institution.Id);

        Assert.Equal([ApiKeyScopes.PoliciesRead], rotated.Scopes);
        Assert.Equal(End, rotated.ExpiresAt);
        Assert.Equal(rotated.Id, listed.Single(one => one.Id == key.Id).ReplacedBy);
        foreach (var token in new[] { key.Token, rotated.Token })
        {
            Assert.Empty(await api.Client(token).Policies.ListAsync(institution.Id));
            var refused = await Assert.ThrowsAsync<EscrowGridException>(
                () => api.Client(token).Institutions.GetAsync(institution.Id));
            Assert.Equal(ErrorKind.Forbidden, refused.Kind);
        }
    }

    [Fact]
    public async Task Scopes_OfTheClient_AreThoseOfTheApi()
    {
        var institution = await api.Root.Institutions.CreateAsync(new NewInstitution("Bank", [Region.Singapore]));
        var scopes = typeof(ApiKeyScopes).GetFields().Select(field => (string)field.GetValue(null)!).ToList();

        var key = await api.Root.ApiKeys.CreateAsync(
            institution.Id, new NewApiKey("all", ApiKeyRole.Admin) { Scopes = scopes });
        var unknown = await Assert.ThrowsAsync<EscrowGridException>(() => api.Root.ApiKeys.CreateAsync(
            institution.Id, new NewApiKey("all", ApiKeyRole.Admin) { Scopes = ["root"] }));

        Assert.Equal(scopes, key.Scopes);
        var named = unknown.Fields[0].Message;
        Assert.All(scopes, scope => Assert.Contains($"\"{scope}\"", named, StringComparison.Ordinal));
        Assert.Equal(scopes.Count, named.Split('|').Length);
    }

    [Fact]
    public async Task Policy_Put_IsReadAndListedAndReplaced()
    {
        var institution = await api.Root.Institutions.CreateAsync(
            new NewInstitution("Bank", [Region.EuropeAndUnitedKingdom]));
        const Region Where = Region.EuropeAndUnitedKingdom;

        var first = await api.Root.Policies.PutAsync(
            institution.Id, Where, new PositionLimits(0.00000001m, 20m, ["EUR"]));
        var read = await api.Root.Policies.GetAsync(institution.Id, Where);
        var second = await api.Root.Policies.PutAsync(institution.Id, Where, new PositionLimits(MinAmount: 5m));

        Assert.Equal((0.00000001m, 20m), (read.Config.Position.MinAmount, read.Config.Position.MaxAmount));
        Assert.Equal(["EUR"], read.Config.Position.AllowedCurrencies);
        Assert.Equal((first.Id, null), (second.Id, second.Config.Position.AllowedCurrencies));
        Assert.Equal(Where, Assert.Single(await api.Root.Policies.ListAsync(institution.Id)).Region);
    }
}
