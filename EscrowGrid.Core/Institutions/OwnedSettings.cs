using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Institutions;

/// <summary>The settings of one institution, as a request about them is answered.</summary>
public sealed record OwnedSettings(InstitutionId Institution, InstitutionSettings Settings);
