using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Publishing;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// A command as it came on the topic of commands, validated by its own form alone (escrow-services.md 3.1). The text
/// that was signed says all of it; headers and key only repeat it.
/// </summary>
/// <param name="Id">Of the command: made by the sender, and the same however often it is sent.</param>
/// <param name="Type">The name of the command.</param>
/// <param name="Escrow">Of which escrow; of one that is to be opened, its id from then on.</param>
public sealed record CommandMessage(CommandId Id, string Type, EscrowId Escrow)
{
    /// <summary>The source of what EscrowGrid itself has published.</summary>
    public const string Own = CommandEnvelope.Own;

    /// <summary>The only version of the form.</summary>
    public const long Version = CommandEnvelope.Version;

    /// <summary>The name of the command that opens an escrow.</summary>
    public const string Create = CommandEnvelope.Create;

    /// <summary>Whether EscrowGrid has published it, after it had stored it; then there is no more in it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>In whose name; null in what EscrowGrid has published.</summary>
    public MessagePrincipal? Principal { get; init; }

    /// <summary>What is wanted of an escrow that is there; null otherwise.</summary>
    public EscrowCommand? Wanted { get; init; }

    /// <summary>What was agreed, for an escrow that is to be opened; null otherwise.</summary>
    public OpenEscrow.Command? Agreement { get; init; }

    /// <summary>The institution that the agreement names; null where it names none.</summary>
    public string? Institution { get; init; }
}
