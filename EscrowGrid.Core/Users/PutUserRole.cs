using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Users;

/// <summary>Gives a user another role; its sessions have it from that moment.</summary>
public sealed class PutUserRole(UserActs acts)
{
    public Task<Result<User>> HandleAsync(Command command, CallContext call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        return acts.RunAsync(
            (AuditAction.UserRoleChanged, UserRight.ChangeRole), command.User, Decide, call, cancellationToken);

        Result<UserAct> Decide(User user, DateTimeOffset now) => new UserAct(
            new UserChange(user.Changed(now) with { Role = command.Role }),
            UserFacts.OfChange("role", WireName<UserRole>.Of(user.Role), WireName<UserRole>.Of(command.Role)))
        {
            Reason = command.Reason,
        };
    }

    /// <summary>A validated request.</summary>
    public sealed record Command(UserId User, UserRole Role, string Reason);
}
