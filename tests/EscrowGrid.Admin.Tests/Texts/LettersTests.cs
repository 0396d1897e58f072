using System.Text;
using System.Text.Json;
using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Events;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Texts;

/// <summary>Letters are sent as they are, but for those that would be read as tags.</summary>
public sealed class LettersTests
{
    private const string Hostile = "</pre><script>alert(1)</script>&lt;b&gt; &amp; \"a\" & <!--";

    [Fact]
    public async Task Page_InBengali_IsSentInItsOwnLetters()
    {
        await using var admin = await ConsoleHost.StartAsync(ConsoleHost.Nobody);
        using var visitor = new HttpClient { BaseAddress = new Uri(admin.Urls.First()) };
        visitor.DefaultRequestHeaders.Add("Accept-Language", "bn");

        var page = await visitor.GetStringAsync("/sign-in");

        Assert.Contains("<h1>ঢুকুন</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("&#x9", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Document_WithTagsInIt_IsShownAsText()
    {
        var data = JsonSerializer.SerializeToElement(new Dictionary<string, string> { [Hostile] = Hostile });
        var api = new StubApi().Answer("/events", new CursorPage<CloudEvent>([NewEvent(data)], "1", HasMore: false));
        await using var console = await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"));

        var page = await console.ReadAsync("/events");

        var shown = page.QuerySelector("pre.json")!;
        Assert.Empty(shown.Children);
        Assert.Empty(page.QuerySelectorAll("main script"));
        var read = JsonSerializer.Deserialize<Dictionary<string, string>>(shown.TextContent)!;
        Assert.Equal((Hostile, Hostile), (read.Keys.Single(), read.Values.Single()));
    }

    /// <summary>A page of fifty, each with a document as long as those of an escrow.</summary>
    [Fact]
    public async Task Events_OfAFullPage_WeighLittle()
    {
        var data = JsonSerializer.SerializeToElement(
            Enumerable.Range(0, 14).ToDictionary(it => $"aMemberOfThem{it}", _ => "a value of 24 letters ok"));
        var api = new StubApi().Answer(
            "/events", new CursorPage<CloudEvent>([.. Enumerable.Repeat(NewEvent(data), 50)], "1", HasMore: true));
        await using var console = await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"));

        using var answer = await console.GetAsync("/events");

        var weight = Encoding.UTF8.GetByteCount(await answer.Content.ReadAsStringAsync());
        Assert.True(weight < 90_000, $"It weighs {weight} bytes.");
    }

    private static CloudEvent NewEvent(JsonElement data) => new(
        "evt_0d9a8c1e-5a4b-4c9e-8f7a-2b1c3d4e5f60",
        "escrow.settlement.executed",
        "esc_0d9a8c1e-5a4b-4c9e-8f7a-2b1c3d4e5f60",
        DateTimeOffset.UnixEpoch,
        "7",
        "inst_1",
        data);
}
