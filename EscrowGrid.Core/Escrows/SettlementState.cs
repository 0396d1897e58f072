namespace EscrowGrid.Core.Escrows;

/// <summary>How far money on its way out is (specification, section 31.1).</summary>
public enum SettlementState
{
    /// <summary>Decided and set aside; the provider may or may not know of it.</summary>
    Reserved,

    /// <summary>The provider has it, and it is not final.</summary>
    Submitted,

    /// <summary>The money has moved. Final.</summary>
    Confirmed,

    /// <summary>It certainly has not moved and will not; staff have to act. Final.</summary>
    Failed,
}
