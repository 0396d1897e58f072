namespace EscrowGrid.Core.Collections;

/// <summary>Why money waits for somebody. Codes: operators' alerts and clients compare them.</summary>
public static class FundsReason
{
    /// <summary>Another currency or token than the rail's.</summary>
    public const string WrongAsset = "wrong_asset";

    /// <summary>The screening of its sender holds it, or gave no verdict.</summary>
    public const string Screening = "screening";

    /// <summary>The parties are not known well enough for the amount.</summary>
    public const string Kyc = "kyc_required";

    /// <summary>A card's payer disputes it, or its block is in doubt again.</summary>
    public const string InQuestion = "in_question";

    /// <summary>The provider has taken it back for good.</summary>
    public const string TakenBack = "taken_back";

    /// <summary>More has gone back at the provider than was asked for here.</summary>
    public const string RefundedElsewhere = "refunded_elsewhere";

    /// <summary>The provider does not list it any more: a block that is no more, a correction of its own.</summary>
    public const string NotListed = "not_listed";

    /// <summary>The provider lists it with something that cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>It came by no way in that is known.</summary>
    public const string UnknownCollection = "unknown_collection";
}
