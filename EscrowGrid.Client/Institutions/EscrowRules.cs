namespace EscrowGrid.Client.Institutions;

/// <summary>What binds an institution's own staff.</summary>
/// <param name="ApprovalAmount">
/// The held money of an escrow from which on what the staff decide about it needs a second person; null for never.
/// </param>
public sealed record EscrowRules(decimal? ApprovalAmount);
