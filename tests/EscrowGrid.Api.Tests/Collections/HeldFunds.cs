using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Tests.Collections;

/// <summary>Money that waits for staff, put where a look at the provider would put it.</summary>
internal static class HeldFunds
{
    private static int _charges;

    /// <returns>Its id.</returns>
    public static Task<string> AddAsync(
        ApiUnderTest api, string institution, string escrow, string reason = FundsReason.Kyc) => AddAsync(
        api,
        it => it with
        {
            Escrow = PrefixedId.Parse<EscrowId>(escrow),
            Institution = PrefixedId.Parse<InstitutionId>(institution),
            State = FundsState.Held,
            Reason = reason,
        });

    /// <summary>By a way in that nobody knows.</summary>
    /// <returns>Its id.</returns>
    public static Task<string> AddUnmatchedAsync(ApiUnderTest api) => AddAsync(
        api, it => it with { State = FundsState.Unmatched, Reason = FundsReason.UnknownCollection });

    private static async Task<string> AddAsync(ApiUnderTest api, Func<InboundFunds, InboundFunds> make)
    {
        var charge = $"ch_held_{Interlocked.Increment(ref _charges)}_{Guid.NewGuid():N}";
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var seen = new InboundFunds(InboundFunds.IdOf(Rail.Stripe, charge), Rail.Stripe, charge, "usd", at);
        var funds = make(seen with { Money = new Money(Amount.FromStored(100), Currency.Usd), UpdatedAt = at });
        Assert.True(await api.Service<IFundsStore>().StoreAsync(new FundsMove(null, funds), CancellationToken.None));
        return $"{funds.Id}";
    }
}
