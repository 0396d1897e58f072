using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;

namespace EscrowGrid.Core.Policies;

/// <summary>The rules of one institution in one region.</summary>
/// <param name="Id">Kept when the policy is replaced.</param>
/// <param name="Institution">Whose rules.</param>
/// <param name="Region">The region of the templates that they bind.</param>
/// <param name="Position">The rules for new positions.</param>
/// <param name="CreatedAt">Of the first put.</param>
/// <param name="UpdatedAt">Of the last put.</param>
/// <param name="Version">1 for the first put, one more for every later one.</param>
public sealed record Policy(
    PolicyId Id,
    InstitutionId Institution,
    Region Region,
    PositionLimits Position,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version);
