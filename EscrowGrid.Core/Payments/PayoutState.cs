namespace EscrowGrid.Core.Payments;

/// <summary>What a provider says of a payout.</summary>
public enum PayoutState
{
    /// <summary>Nobody knows what has become of it: no answer, or none that says. It may have been made.</summary>
    Unknown,

    /// <summary>The provider has none of this id: it was certainly not made so far.</summary>
    NotFound,

    /// <summary>Made, and not final yet.</summary>
    Submitted,

    /// <summary>The money has moved.</summary>
    Confirmed,

    /// <summary>Certainly not made, and it will not be: the provider refused it or it failed there.</summary>
    Refused,
}
