namespace EscrowGrid.Client.Escrows;

/// <summary>Of which agreement an escrow is a part.</summary>
/// <param name="AgreementId">The escrow that was divided.</param>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Title">What is to be delivered.</param>
public sealed record EscrowMilestone(string AgreementId, int Number, string Title);
