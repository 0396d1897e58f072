namespace EscrowGrid.Core.Escrows;

/// <summary>
/// What an installation has switched on (specification, section 17). None of it touches what was agreed.
/// </summary>
public sealed record EscrowFeatures
{
    /// <summary>Whether an escrow can be divided into milestones; those that are divided go on as they are.</summary>
    public bool HasMilestones { get; init; } = true;

    /// <summary>
    /// Whether a buyer's silence decides. Where it does not, operators are told of every deadline that has passed, and
    /// it is carried out when this is switched on again.
    /// </summary>
    public bool HasAutoRefund { get; init; } = true;
}
