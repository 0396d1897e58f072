namespace EscrowGrid.Api.Collections;

/// <summary>What a payment provider is told: it need not tell again.</summary>
/// <param name="Received">Always true.</param>
/// <param name="Status"><c>duplicate</c> when it was there already; absent otherwise.</param>
internal sealed record NoticeReceivedResponse(bool Received, string? Status);
