using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Relay;

namespace EscrowGrid.Api.Tests.OpenApi;

/// <summary>An event that a consumer gave up.</summary>
internal static class UnhandledEvent
{
    public const string Consumer = "described";

    /// <returns>The id of the event.</returns>
    public static async Task<string> AddAsync(ApiUnderTest api, string institution)
    {
        var relay = api.Service<IRelayStore>();
        var lease = await relay.TryLeaseAsync(Consumer, "owner of the tests", CancellationToken.None);
        var events = await LastAsync(api.Service<IEventStore>(), PrefixedId.Parse<InstitutionId>(institution));
        var now = events.Event.OccurredAt;
        var dead = RelayItem.Of(events, now) with { State = RelayItemState.Dead, Attempts = 10, LastError = "away" };
        Assert.True(await relay.CommitAsync(
            new RelayCommit(lease!, now) { Cursor = events.At, Added = [dead] }, CancellationToken.None));
        return events.Event.Id.ToString();
    }

    /// <summary>The last event that can be read; another transaction of the server may still hide later ones.</summary>
    private static async Task<LoggedEvent> LastAsync(IEventStore log, InstitutionId institution)
    {
        var filter = new EventFilter(institution, Type: null, WithoutKeys: false);
        LoggedEvent? last = null;
        await Eventually.HoldsAsync(async () =>
        {
            var page = await log.ReadAsync(filter, LogPosition.Start, 100, CancellationToken.None);
            last = page.Rows is [.., var read] ? read : null;
            return last is not null;
        });
        return last!;
    }
}
