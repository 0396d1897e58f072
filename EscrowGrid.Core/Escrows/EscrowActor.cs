using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <param name="Class">As what.</param>
/// <param name="User">Who; null for the system, and for staff that call with a key of their institution.</param>
public sealed record EscrowActor(ActorClass Class, UserId? User)
{
    public static EscrowActor System { get; } = new(ActorClass.System, User: null);
}
