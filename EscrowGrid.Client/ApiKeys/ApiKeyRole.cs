using System.Text.Json.Serialization;

namespace EscrowGrid.Client.ApiKeys;

/// <summary>What a key may do within its institution.</summary>
public enum ApiKeyRole
{
    [JsonStringEnumMemberName("admin")]
    Admin,

    [JsonStringEnumMemberName("read_only")]
    ReadOnly,
}
