namespace EscrowGrid.Core.Payments;

/// <summary>What a <see cref="PayoutAnswer.Error"/> says of an object that was found; every rail's words.</summary>
public static class PayoutErrors
{
    /// <summary>The object of this settlement is over another amount, or for somebody else.</summary>
    public const string Differs = "object_differs";

    /// <summary>It was made, and taken back afterwards.</summary>
    public const string Reversed = "transfer_reversed";

    /// <summary>There are several of this settlement.</summary>
    public const string Repeated = "found_more_than_once";
}
