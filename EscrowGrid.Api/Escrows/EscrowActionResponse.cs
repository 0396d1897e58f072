using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Api.Escrows;

/// <summary>Whether the caller may command something of an escrow now, and why not.</summary>
internal sealed record EscrowActionResponse(string Action, bool Allowed, string? Reason)
{
    public static EscrowActionResponse From(AllowedCommand command) =>
        new(command.Name, command.Reason is null, command.Reason);
}
