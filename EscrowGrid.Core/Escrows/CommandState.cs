namespace EscrowGrid.Core.Escrows;

/// <summary>What has become of a command.</summary>
public enum CommandState
{
    /// <summary>Stored; those before it on the same escrow come first.</summary>
    Pending,

    /// <summary>Done. Final.</summary>
    Completed,

    /// <summary>Refused, and for ever: the same id is never decided again.</summary>
    Rejected,

    /// <summary>Stored; a second person has to agree before it is decided.</summary>
    AwaitingApproval,
}
