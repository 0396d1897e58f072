namespace EscrowGrid.Core.Chain;

/// <summary>
/// The place of a record among the transactions of an account. It is written down before anything is sent and used for
/// no other record, so that whatever is sent for a record twice, only one of it can happen.
/// </summary>
/// <param name="ChainId">EIP-155.</param>
/// <param name="Account">The sender's address, as the adapter writes it.</param>
/// <param name="Nonce">From 0, without gaps.</param>
public sealed record ChainSlot(long ChainId, string Account, long Nonce);
