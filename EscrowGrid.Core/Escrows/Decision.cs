namespace EscrowGrid.Core.Escrows;

/// <summary>What is to become of all the held money: who gets how much. While it is carried out nothing else may be
/// decided.</summary>
/// <param name="Version">The version of the escrow that it made; names it.</param>
/// <param name="Target">The state when all of its settlements are confirmed.</param>
/// <param name="By">Who decided.</param>
public sealed record Decision(long Version, EscrowState Target, EscrowActor By);
