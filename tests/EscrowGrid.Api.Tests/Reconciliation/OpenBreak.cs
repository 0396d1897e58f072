using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Reconciliation;

namespace EscrowGrid.Api.Tests.Reconciliation;

/// <summary>A difference between books, put where a comparison would put it.</summary>
internal static class OpenBreak
{
    public static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Its id.</returns>
    public static async Task<string> AddAsync(ApiUnderTest api, string? institution, string? escrow)
    {
        var found = Find(institution, escrow);
        var move = new BreakMove(null, new ReconciliationBreak(found, At));
        Assert.True(await api.Service<IBreakStore>().StoreAsync(move, CancellationToken.None));
        return $"{found.Id}";
    }

    public static FoundBreak Find(string? institution, string? escrow)
    {
        var charge = $"ch_{Guid.NewGuid():N}";
        return new FoundBreak(BreakKind.PaymentDiffers, Rail.Stripe, charge, At)
        {
            Institution = institution is null ? null : PrefixedId.Parse<InstitutionId>(institution),
            Escrow = escrow is null ? null : PrefixedId.Parse<EscrowId>(escrow),
            ProviderId = charge,
            Ours = new Money(Amount.FromStored(100), Currency.Usd),
            Theirs = new Money(Amount.FromStored(99.5m), Currency.Usd),
            Note = "charge",
        };
    }
}
