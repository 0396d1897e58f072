namespace EscrowGrid.Core.Payments;

/// <summary>Which way money leaves.</summary>
public enum PayoutKind
{
    /// <summary>To whom it was held for.</summary>
    Transfer,

    /// <summary>Back to who paid it in.</summary>
    Refund,
}
