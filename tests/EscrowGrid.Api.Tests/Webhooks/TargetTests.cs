using System.Net;
using System.Text.Json;
using EscrowGrid.Core;
using EscrowGrid.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace EscrowGrid.Api.Tests.Webhooks;

/// <summary>What receivers can do to us, and where we do not call (anchors.md 4.2 F18, 4.3 A10).</summary>
[Collection(StoresDefinition.Name)]
public sealed class TargetTests(Stores stores, ITestOutputHelper output) : IAsyncLifetime
{
    private Receiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await Receiver.StartAsync();

    public async Task DisposeAsync() => await _receiver.DisposeAsync();

    [Fact]
    public async Task Receivers_OfEveryBadKind_CostOneAttemptEachAndAreNamed()
    {
        await using var elsewhere = await Receiver.StartAsync();
        var cases = new (string Name, Func<HttpResponse, Task> Answer, string Error)[]
        {
            ("500", it => Status(it, 500), "The receiver answered 500"),
            ("404", it => Status(it, 404), "The receiver answered 404"),
            ("redirect", it => RedirectAsync(it, elsewhere.Url), "A redirect (302) is not followed"),
            ("reset", it => Reset(it), "HttpRequestException"),
            ("huge", HugeAsync, ""),
            ("endless headers", HeadersAsync, "HttpRequestException"),
        };
        await using var api = await StartAsync(isPrivateAllowed: true);
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["none"]""");

        foreach (var (name, answer, error) in cases)
        {
            _receiver.Answer = (context, _) => answer(new HttpResponse(context));
            var delivery = await TestAsync(tenant, webhook.Id);

            var attempt = delivery.GetProperty("attemptLog")[0];
            var told = attempt.TryGetProperty("error", out var it) ? it.GetString()! : "";
            output.WriteLine($"{name}: {told}");
            if (error.Length == 0)
                Assert.Equal("DELIVERED", delivery.GetProperty("state").GetString());
            else
                Assert.NotEmpty(told);
            if (error.StartsWith("The ", StringComparison.Ordinal) || error.StartsWith("A ", StringComparison.Ordinal))
                Assert.Equal(error, told);
            var kept = attempt.TryGetProperty("answer", out var text) ? text.GetString()!.Length : 0;
            Assert.InRange(kept, 0, Limits.WebhookAnswerBytes);
        }

        output.WriteLine($"{cases.Length} kinds of bad receivers");
        Assert.Empty(elsewhere.All);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:192.168.0.1")]
    [InlineData("fd00::1")]
    public async Task Name_ThatLeadsToAPrivateAddress_IsNotCalled(string address)
    {
        await using var api = await StartAsync(
            isPrivateAllowed: false, (_, _) => Task.FromResult(new[] { IPAddress.Parse(address) }));
        var tenant = await api.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync("https://hooks.acme.test/", """["none"]""");

        var delivery = await TestAsync(tenant, webhook.Id);

        Assert.Equal(
            "hooks.acme.test leads to no address that may be called",
            delivery.GetProperty("attemptLog")[0].GetProperty("error").GetString());
    }

    [Fact]
    public async Task Webhook_SetWhilePrivateWasAllowed_IsNotCalledOnceItIsNot()
    {
        await using var open = await StartAsync(isPrivateAllowed: true);
        var tenant = await open.CreateTenantAsync();
        var webhook = await tenant.CreateWebhookAsync(_receiver.Url, """["none"]""");
        await open.DisposeAsync();
        await using var closed = await StartAsync(isPrivateAllowed: false);
        using var admin = closed.ClientWith(tenant.Admin.Key);

        var delivery = await TestAsync(tenant with { Admin = admin }, webhook.Id);

        Assert.Equal(
            "URL must be https", delivery.GetProperty("attemptLog")[0].GetProperty("error").GetString());
        Assert.Empty(_receiver.All);
    }

    [Theory]
    [InlineData("http://hooks.acme.test/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    public async Task Url_ThatIsNotAllowed_IsRefusedWhenItIsSet(string url)
    {
        var tenant = await stores[Store.Memory].CreateTenantAsync();

        var refused = await tenant.Admin.PostAsync(
            $"/institutions/{tenant.Id}/webhooks", $$"""{"url":"{{url}}"}""");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.NotNull(refused.MessageOf("url"));
    }

    /// <returns>The delivery once an attempt of it is noted.</returns>
    private static async Task<JsonElement> TestAsync(Tenant tenant, string webhook)
    {
        var sent = (await tenant.Admin.SendAsync(
            HttpMethod.Post, $"/institutions/{tenant.Id}/webhooks/{webhook}/test", json: null))
            .Expect(HttpStatusCode.Accepted);
        JsonElement found = default;
        await Eventually.HoldsAsync(async () =>
        {
            found = (await tenant.Admin.GetAsync($"/institutions/{tenant.Id}/webhook-deliveries/{sent.Id}")).Json;
            return found.GetProperty("attempts").GetInt32() == 1;
        });
        return found;
    }

    private static Task Status(HttpResponse response, int status) => Receiver.Status(response.Context, status);

    private static Task RedirectAsync(HttpResponse response, string url)
    {
        response.Context.Response.Redirect(url);
        return Task.CompletedTask;
    }

    private static Task Reset(HttpResponse response)
    {
        response.Context.Abort();
        return Task.CompletedTask;
    }

    private static async Task HugeAsync(HttpResponse response)
    {
        var block = new byte[1_048_576];
        for (var i = 0; i < 100 && !response.Context.RequestAborted.IsCancellationRequested; i++)
            await response.Context.Response.Body.WriteAsync(block, response.Context.RequestAborted);
    }

    private static Task HeadersAsync(HttpResponse response)
    {
        for (var i = 0; i < 100; i++)
            response.Context.Response.Headers[$"x-{i}"] = new string('x', 1_000);
        return Task.CompletedTask;
    }

    private async Task<ApiUnderTest> StartAsync(bool isPrivateAllowed, NameResolver? resolve = null) =>
        await ApiUnderTest.StartAsync(
            await stores.FindDatabaseAsync("webhooks"),
            new Dictionary<string, string?>
            {
                ["MODE"] = "all",
                ["WEBHOOK_PRIVATE_TARGETS"] = isPrivateAllowed ? "true" : "false",
            },
            addServices: services =>
            {
                if (resolve is not null)
                    services.AddSingleton(resolve);
            });

    /// <summary>What a receiver answers with.</summary>
    private sealed record HttpResponse(Microsoft.AspNetCore.Http.HttpContext Context);
}
