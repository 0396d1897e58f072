using System.Text;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Tests.Collections;

/// <summary>A webhook of a payment provider about something that nobody here knows, put where its endpoint would.
/// </summary>
internal static class ToldNotice
{
    /// <summary>Long ago, so that nothing else in the database is as old.</summary>
    public static readonly DateTimeOffset At = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Body =
        """{"id":"evt","type":"charge.succeeded","data":{"object":{"amount":1,"receipt_email":"x@trade.test"}}}""";

    /// <returns>The id of one that nothing has come of in time.</returns>
    public static async Task<string> AddAsync(ApiUnderTest api, EscrowId? escrow = null)
    {
        var told = await AddPendingAsync(api, escrow);
        await Events(api).GiveUpAsync(At.AddMinutes(1), At.AddDays(1), "Nothing came of it", CancellationToken.None);
        return told;
    }

    /// <returns>The id of one that is still looked at.</returns>
    public static async Task<string> AddPendingAsync(ApiUnderTest api, EscrowId? escrow = null)
    {
        var notice = new ProviderNotice(Rail.Stripe, $"evt_{Guid.NewGuid():N}", "charge.succeeded", At)
        {
            ObjectId = "ch_strange",
            CollectionId = "pi_strange",
            Escrow = escrow,
        };
        var received = new ProviderEvent(notice, At) { Body = Encoding.UTF8.GetBytes(Body) };
        Assert.True(await Events(api).AddAsync(received, HandleNotice.Request(received), CancellationToken.None));
        return received.Id.ToString();
    }

    private static IProviderEventStore Events(ApiUnderTest api) => api.Service<IProviderEventStore>();
}
