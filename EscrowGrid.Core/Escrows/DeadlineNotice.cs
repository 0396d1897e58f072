namespace EscrowGrid.Core.Escrows;

/// <summary>What there is to tell of a deadline.</summary>
public enum DeadlineNotice
{
    /// <summary>It passes soon.</summary>
    Approaching,

    /// <summary>It has passed, and nothing follows: the installation has switched that off.</summary>
    HeldBack,
}
