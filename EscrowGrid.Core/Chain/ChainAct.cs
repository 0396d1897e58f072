namespace EscrowGrid.Core.Chain;

/// <summary>What has to be done for a record after it was looked at.</summary>
public enum ChainAct
{
    /// <summary>Only what was seen is to be stored.</summary>
    None,

    /// <summary>The last transaction is to be sent again, byte for byte.</summary>
    SendAgain,

    /// <summary>A transaction with the same nonce that offers more is to be sent.</summary>
    Replace,
}
