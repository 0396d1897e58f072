namespace EscrowGrid.Core.Chain;

/// <summary>That a transaction is in a block.</summary>
/// <param name="TransactionHash">Which of the transactions of a record.</param>
/// <param name="Block">In which block.</param>
/// <param name="IsSuccess">False when it was reverted: the nonce is used, and nothing is recorded.</param>
public sealed record ChainReceipt(string TransactionHash, ChainBlock Block, bool IsSuccess);
