using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>Says how well a user is known (escrow-services.md 16).</summary>
public sealed class PutUserKyc(UserActs acts)
{
    public Task<Result<User>> HandleAsync(Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunAsync(
            (AuditAction.UserKycChanged, UserRight.ChangeKyc), command.User, Decide, call, cancellationToken);

        Result<UserAct> Decide(User user, DateTimeOffset now) => new UserAct(
            new UserChange(user.Changed(now) with { KycTier = command.Tier, IsKycVerified = command.IsVerified }),
            UserFacts.OfChange(
                "kyc", Describe(user.KycTier, user.IsKycVerified), Describe(command.Tier, command.IsVerified)))
        {
            Reason = command.Reason,
        };
    }

    private static string Describe(KycTier tier, bool isVerified) =>
        $"{WireName<KycTier>.Of(tier)} {(isVerified ? "VERIFIED" : "UNVERIFIED")}";

    /// <summary>A validated request.</summary>
    public sealed record Command(UserId User, KycTier Tier, bool IsVerified, string Reason);
}
