using System.Net;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Institutions;

namespace EscrowGrid.Client.Tests;

public sealed class RefusalTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Theory]
    [InlineData(null, "Missing API key")]
    [InlineData("ak_unknown", "Invalid API key")]
    public async Task Call_WithoutAGoodKey_IsUnauthenticated(string? key, string message)
    {
        var refusal = await RefusalOfAsync(() => api.Client(key).Institutions.ListAsync());

        Assert.Equal((ErrorKind.Unauthenticated, HttpStatusCode.Unauthorized), (refusal.Kind, refusal.StatusCode));
        Assert.Equal(message, refusal.Message);
        Assert.False(string.IsNullOrEmpty(refusal.RequestId));
    }

    [Fact]
    public async Task Call_WithBadFields_NamesEachOfThem()
    {
        var refusal = await RefusalOfAsync(() => api.Root.Institutions.CreateAsync(new NewInstitution("", [])));

        Assert.Equal(ErrorKind.Invalid, refusal.Kind);
        Assert.Equal(["name", "regions"], refusal.Fields.Select(field => field.Field).Order());
    }

    [Fact]
    public async Task Call_ForAnUnknownThing_IsNotFound()
    {
        const string UnknownId = "inst_00000000-0000-4000-8000-000000000000";

        var refusal = await RefusalOfAsync(() => api.Root.Institutions.GetAsync(UnknownId));

        Assert.Equal((ErrorKind.NotFound, "Institution not found"), (refusal.Kind, refusal.Message));
    }

    [Fact]
    public async Task Id_WithASlash_StaysOneIdOfThePath()
    {
        var refusal = await RefusalOfAsync(() => api.Root.Institutions.GetAsync("a/api-keys"));

        Assert.Equal((ErrorKind.NotFound, "Institution not found"), (refusal.Kind, refusal.Message));
    }

    [Fact]
    public async Task Call_OfATenantForAnother_IsForbidden()
    {
        var mine = await api.Root.Institutions.CreateAsync(new NewInstitution("Mine", [Region.UnitedStates]));
        var other = await api.Root.Institutions.CreateAsync(new NewInstitution("Other", [Region.UnitedStates]));
        var key = await api.Root.ApiKeys.CreateAsync(mine.Id, new NewApiKey("k", ApiKeyRole.Admin));

        var refusal = await RefusalOfAsync(() => api.Client(key.Token).Institutions.GetAsync(other.Id));

        Assert.Equal(ErrorKind.Forbidden, refusal.Kind);
    }

    [Fact]
    public async Task Call_ToNobody_IsUnreachable()
    {
        using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:9") };

        var refusal = await RefusalOfAsync(() => new EscrowGridClient(http).Institutions.ListAsync());

        Assert.Equal((ErrorKind.Unreachable, null), (refusal.Kind, refusal.StatusCode));
    }

    [Fact]
    public async Task Call_CancelledByItsCaller_IsCancelledAndNotUnreachable()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => api.Root.Institutions.ListAsync(cancelled.Token));
    }

    private static Task<EscrowGridException> RefusalOfAsync<T>(Func<Task<T>> call) =>
        Assert.ThrowsAsync<EscrowGridException>(call);
}
