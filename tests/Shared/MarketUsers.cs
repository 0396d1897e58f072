using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Testing;

/// <summary>Active users of a marketplace that are known well enough, put where sign-up would put them.</summary>
internal static class MarketUsers
{
    /// <param name="services">A process that knows users.</param>
    /// <param name="institution">Whose marketplace.</param>
    /// <param name="id">The user's id.</param>
    /// <param name="payout">A Stripe account, or a wallet address; null for none.</param>
    public static async Task AddAsync(
        IServiceProvider services, InstitutionId institution, UserId id, string? payout = null)
    {
        Assert.True(EmailAddress.TryParse($"{id.Value:N}@trade.test", out var email));
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var user = new User(id, institution, email, "A party", UserRole.Party, at)
        {
            KycTier = KycTier.Tier_2,
            IsKycVerified = true,
        };
        var change = new Change(AuditAction.UserInvited, institution, id.ToString(), at, JsonText.EmptyObject);
        var call = new CallContext(Caller.Root, "request", "TEST", "/api/users", ClientAddress: null);
        var trail = services.GetRequiredService<TrailRecorder>().Record(change, call, user);
        Assert.True(await services.GetRequiredService<IUserStore>().AddAsync(
            new UserAddition(user) { PasswordHash = "-" }, trail, CancellationToken.None));
        var known = await services.GetRequiredService<PutUserKyc>().HandleAsync(
            new PutUserKyc.Command(id, KycTier.Tier_2, IsVerified: true, "Documents seen"),
            call,
            CancellationToken.None);
        Assert.Null(known.Problem);
        if (payout is null)
            return;
        var isWallet = payout.StartsWith("0x", StringComparison.Ordinal);
        var named = await services.GetRequiredService<PutPayoutDestination>().HandleAsync(
            new PutPayoutDestination.Command(id, isWallet ? payout : null, isWallet ? null : payout),
            call,
            CancellationToken.None);
        Assert.Null(named.Problem);
    }
}
