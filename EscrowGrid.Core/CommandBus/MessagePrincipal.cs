using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// In whose name a command was sent, as whoever signed it has found out: a user by the session in which it asked, or a
/// key of an institution. Neither root nor EscrowGrid itself can be named (trap T-42).
/// </summary>
public abstract record MessagePrincipal
{
    private MessagePrincipal()
    {
    }

    public sealed record Person(UserId Id, SessionId Session) : MessagePrincipal;

    public sealed record Key(ApiKeyId Id) : MessagePrincipal;
}
