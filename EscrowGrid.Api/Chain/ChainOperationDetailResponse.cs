namespace EscrowGrid.Api.Chain;

/// <summary>A record and all that was ever signed for it, oldest first.</summary>
internal sealed record ChainOperationDetailResponse(
    ChainOperationResponse Operation, IReadOnlyList<ChainTransactionResponse> Transactions);
