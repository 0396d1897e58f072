namespace EscrowGrid.Core.Chain;

/// <summary>What a node said to a signed transaction.</summary>
public enum SendAnswer
{
    /// <summary>It has it, since now or since before.</summary>
    Accepted,

    /// <summary>Its nonce is used up, by this transaction or by another one.</summary>
    NonceUsed,

    /// <summary>It offers too little, or another transaction with the nonce offers about as much.</summary>
    Underpriced,

    /// <summary>For another reason, such as an account without funds. It may be taken later.</summary>
    Refused,
}
