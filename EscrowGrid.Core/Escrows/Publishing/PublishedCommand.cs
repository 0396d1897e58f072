using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows.Publishing;

/// <summary>An accepted command as others are told of it.</summary>
/// <param name="Id">Of the command; of an escrow that was opened, the uuid of the escrow.</param>
/// <param name="Type">The name of the command.</param>
/// <param name="Escrow">Of which escrow.</param>
/// <param name="Text">The message; without what people wrote (trap T-46).</param>
public sealed record PublishedCommand(Guid Id, string Type, EscrowId Escrow, JsonText Text);
