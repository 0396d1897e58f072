namespace EscrowGrid.Core.Payments;

/// <summary>What became of closing a <see cref="Collection"/>.</summary>
public enum CollectionClosing
{
    /// <summary>Nothing more will come in.</summary>
    Closed,

    /// <summary>It has been paid already: the payment counts.</summary>
    Paid,

    /// <summary>A payment is under way; ask again.</summary>
    Processing,

    /// <summary>It cannot be closed: money that still comes is sent back.</summary>
    StaysOpen,
}
