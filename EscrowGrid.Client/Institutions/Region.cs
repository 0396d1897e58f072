using System.Text.Json.Serialization;

namespace EscrowGrid.Client.Institutions;

/// <summary>Where an institution works.</summary>
public enum Region
{
    [JsonStringEnumMemberName("US")]
    UnitedStates,

    [JsonStringEnumMemberName("EU_UK")]
    EuropeAndUnitedKingdom,

    [JsonStringEnumMemberName("SG")]
    Singapore,

    [JsonStringEnumMemberName("UAE")]
    UnitedArabEmirates,
}
