using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>What a decided change wants of another escrow; stored with the change.</summary>
/// <param name="Id">Follows from the change: decided again, it is the same one.</param>
/// <param name="Escrow">Of which escrow.</param>
/// <param name="Command">What.</param>
/// <param name="Actor">In whose name.</param>
public sealed record SentCommand(CommandId Id, EscrowId Escrow, EscrowCommand Command, EscrowActor Actor);
