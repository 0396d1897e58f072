using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Jobs;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.Live;

/// <summary>A page that lies open misses nothing, also what changed before its stream began or between two.</summary>
public sealed class LiveTests
{
    [Fact]
    public async Task Stream_OfWhatChangedSinceThePageWasRead_SaysSo()
    {
        var (api, console) = await StartAsync();
        await using var _ = console;
        var address = await FollowedByAsync(console);

        api.Answer("/operations/ledger-replays", Replays(number: 2));

        Assert.Contains("event: changed", await FirstLookAsync(console, address));
    }

    [Fact]
    public async Task Stream_OfWhatThePageShows_SaysNothing()
    {
        var (_, console) = await StartAsync();
        await using var _ = console;

        Assert.DoesNotContain("event: changed", await FirstLookAsync(console, await FollowedByAsync(console)));
    }

    /// <summary>The address is still the one of the page as it was first.</summary>
    [Fact]
    public async Task Stream_ThatTheBrowserOpensAgain_GoesOnFromWhatItWasSentLast()
    {
        var (api, console) = await StartAsync();
        await using var _ = console;
        var address = await FollowedByAsync(console);
        api.Answer("/operations/ledger-replays", Replays(number: 2));
        var sent = (await FirstLookAsync(console, address))
            .Single(it => it.StartsWith("id: ", StringComparison.Ordinal))["id: ".Length..];

        Assert.DoesNotContain("event: changed", await FirstLookAsync(console, address, sent));

        api.Answer("/operations/ledger-replays", Replays(number: 3));
        Assert.Contains("event: changed", await FirstLookAsync(console, address, sent));
    }

    private static async Task<(StubApi Api, ConsoleUnderTest Console)> StartAsync()
    {
        var api = new StubApi()
            .Answer("/operations/ledger-replays", Replays(number: 1))
            .Answer("/operations/jobs", new CursorPage<Job>([], "", HasMore: false));
        return (api, await ConsoleUnderTest.StartAsync(api, new ApiCaller("root"), time: new HurriedTime()));
    }

    private static LedgerReplayPage Replays(long number) =>
        new([NewReplay(number)], "", HasMore: false, []);

    private static LedgerReplay NewReplay(long number) =>
        new(number, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, 1, 1, 1, Unsealed: 0, Findings: 0, []);

    private static async Task<string> FollowedByAsync(ConsoleUnderTest console)
    {
        var page = await console.ReadAsync("/verification");
        return page.QuerySelector("[data-live]")!.GetAttribute("data-live")!;
    }

    /// <returns>What it says until the end of the first look: after how long to come back is said before.</returns>
    private static async Task<List<string>> FirstLookAsync(
        ConsoleUnderTest console, string address, string? lastSeen = null)
    {
        using var stream = lastSeen is null
            ? await console.GetAsync(address)
            : await console.GetAsync(address, ("Last-Event-ID", lastSeen));
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());
        var lines = new List<string>();
        for (var messages = 0; messages < 2;)
        {
            var line = await reader.ReadLineAsync() ?? throw new InvalidOperationException("The stream has ended.");
            if (line.Length == 0) messages++;
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Looks are not waited for.</summary>
    private sealed class HurriedTime : TimeProvider
    {
        private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            period == TimeSpan.FromSeconds(3)
                ? base.CreateTimer(callback, state, Soon, Soon)
                : base.CreateTimer(callback, state, dueTime, period);
    }
}
