namespace EscrowGrid.Client.Institutions;

/// <summary>What an institution has chosen for itself.</summary>
/// <param name="InstitutionId">Whose settings they are.</param>
/// <param name="Enforcement">Whether its regions, verticals and templates bind.</param>
/// <param name="Version">1 at the institution's creation, one more with every put.</param>
/// <param name="UpdatedAt">The time of the last put, or of the creation.</param>
public sealed record InstitutionSettings(
    string InstitutionId, Enforcement Enforcement, long Version, DateTimeOffset UpdatedAt)
{
    /// <summary>Null where what the staff decide about escrows never needs a second person.</summary>
    public EscrowRules? Escrows { get; init; }
}
