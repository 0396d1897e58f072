namespace EscrowGrid.Client.Escrows;

/// <summary>What the buyer was asked for, and what of it has come, in cents.</summary>
/// <param name="Status">How far it has come in.</param>
/// <param name="Method">How it comes.</param>
/// <param name="Asked">All of it.</param>
/// <param name="Received">All that came in for certain, whatever became of it.</param>
/// <param name="Missing">What is still to come.</param>
/// <param name="Deadline">Until when it has to be there.</param>
public sealed record EscrowFunding(
    FundingStatus Status, PaymentRail Method, string Asked, string Received, string Missing, DateTimeOffset Deadline);
