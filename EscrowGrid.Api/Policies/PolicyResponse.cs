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
    /// <summary>1 for the first put, one more with every later one; its entity tag.</summary>
    public required long Version { get; init; }

    public static PolicyResponse From(Policy policy)
    {
        var region = WireName<Region>.Of(policy.Region);
        var limits = policy.Position;
        var currencies = limits.AllowedCurrencies?.Select(currency => currency.Code).ToArray();
        return new PolicyResponse(
            policy.Id.ToString(),
            policy.Institution.ToString(),
            region,
            new ConfigPart(region, new PositionPart(limits.MinAmount, limits.MaxAmount, currencies)
            {
                MaxTenorDays = limits.MaxTenorDays,
                ApprovalAmount = limits.ApprovalAmount,
                AllowedTransitions = NamesOf(limits.AllowedTransitions),
                BlockedTransitions = NamesOf(limits.BlockedTransitions),
            }),
            policy.CreatedAt,
            policy.UpdatedAt)
        {
            Version = policy.Version,
        };
    }

    private static string[]? NamesOf(IReadOnlyList<TransitionTarget>? targets) =>
        targets?.Select(WireName<TransitionTarget>.Of).ToArray();

    /// <summary>The policy's <c>config</c>.</summary>
    internal sealed record ConfigPart(string Region, PositionPart Position);

    /// <summary>The rules for positions.</summary>
    /// <param name="MinAmount">Inclusive.</param>
    /// <param name="MaxAmount">Inclusive.</param>
    /// <param name="AllowedCurrencies">The only ones.</param>
    internal sealed record PositionPart(Amount? MinAmount, Amount? MaxAmount, string[]? AllowedCurrencies)
    {
        /// <summary>Days from creation to expiry, at most.</summary>
        public int? MaxTenorDays { get; init; }

        /// <summary>From this amount on, a second key has to approve that it leaves.</summary>
        public Amount? ApprovalAmount { get; init; }

        /// <summary>The only states to move to.</summary>
        public string[]? AllowedTransitions { get; init; }

        /// <summary>States not to move to.</summary>
        public string[]? BlockedTransitions { get; init; }
    }
}
