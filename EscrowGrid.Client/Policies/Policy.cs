using EscrowGrid.Client.Institutions;

namespace EscrowGrid.Client.Policies;

/// <summary>What an institution allows for new positions in a region.</summary>
/// <param name="Id">The same for all versions of the policy.</param>
/// <param name="InstitutionId">Whose policy it is.</param>
/// <param name="Region">The region of the templates that it binds.</param>
/// <param name="Config">The rules.</param>
/// <param name="CreatedAt">When it was first put.</param>
/// <param name="UpdatedAt">When it was last put.</param>
public sealed record Policy(
    string Id,
    string InstitutionId,
    Region Region,
    PolicyConfig Config,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>1 for the first put, one more with every later one; 0 where an older API does not tell it.</summary>
    public long Version { get; init; }
}
