namespace EscrowGrid.Core.Chain;

/// <summary>What a chain that cannot be used means to requests (wire contract, section 14).</summary>
public enum ChainFailureMode
{
    /// <summary>Nothing: records wait until the chain can be used again.</summary>
    Queue,

    /// <summary>What would have to be mirrored is refused, before anything of it is stored.</summary>
    Fail,
}
