namespace EscrowGrid.Core.Escrows;

/// <summary>The details of a refusal: which escrow has the contract.</summary>
public sealed record ContractTaken(string ContractId, string EscrowId);
