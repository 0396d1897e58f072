using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Api.Policies;

/// <summary>A policy on the wire (wire contract, section 5).</summary>
internal sealed record PolicyResponse(
    string Id,
    string InstitutionId,
    string Region,
    PolicyResponse.ConfigPart Config,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static PolicyResponse From(Policy policy)
    {
        var region = WireName<Region>.Of(policy.Region);
        var limits = policy.Position;
        var currencies = limits.AllowedCurrencies?.Select(currency => currency.Code).ToArray();
        return new PolicyResponse(
            policy.Id.ToString(),
            policy.Institution.ToString(),
            region,
            new ConfigPart(region, new PositionPart(limits.MinAmount, limits.MaxAmount, currencies)),
            policy.CreatedAt,
            policy.UpdatedAt);
    }

    /// <summary>The policy's <c>config</c>.</summary>
    internal sealed record ConfigPart(string Region, PositionPart Position);

    /// <summary>The rules for new positions.</summary>
    internal sealed record PositionPart(Amount? MinAmount, Amount? MaxAmount, string[]? AllowedCurrencies);
}
