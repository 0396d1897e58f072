using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>Says where money is paid out to a user: its own word, or the staff's.</summary>
public sealed class PutPayoutDestination(UserActs acts)
{
    public Task<Result<User>> HandleAsync(Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunAsync(
            (AuditAction.UserPayoutChanged, UserRight.ChangePayout), command.User, Decide, call, cancellationToken);

        Result<UserAct> Decide(User user, DateTimeOffset now)
        {
            var before = user.Payout;
            // To say the same again is no change, and must not put money off.
            var after = (before.WalletAddress, before.StripeAccount) == (command.WalletAddress, command.StripeAccount)
                ? before
                : before.ChangedTo(command.WalletAddress, command.StripeAccount, now);
            return new UserAct(new UserChange(user.Changed(now) with { Payout = after }), Describe(before, after));
        }
    }

    // The addresses themselves stay where they are (trap T-46).
    private static JsonText Describe(PayoutDestination before, PayoutDestination after) =>
        JsonText.Write((before, after), static (json, it) =>
        {
            json.WriteBoolean("walletChanged", it.before.WalletAddress != it.after.WalletAddress);
            json.WriteBoolean("stripeAccountChanged", it.before.StripeAccount != it.after.StripeAccount);
            if (it.after.UsableFrom is { } usableFrom)
                json.WriteString("usableFrom", usableFrom.ToWireText());
        });

    /// <summary>A validated request; null for what the user has not.</summary>
    public sealed record Command(UserId User, string? WalletAddress, string? StripeAccount);
}
