using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Templates;

/// <summary>
/// What a template says of its positions when its institution enforces that: the members of its config that mean
/// something, and whether the institution works in its region and vertical at all. A member of another type than its
/// meaning has, which the reference allows, says nothing.
/// </summary>
/// <param name="Currency">The only one; the case of letters does not matter.</param>
/// <param name="MinAmount">Inclusive.</param>
/// <param name="MaxAmount">Inclusive.</param>
/// <param name="MaxTenorDays">Days from creation to expiry; fractions count.</param>
/// <param name="Outside">Why the institution may not offer the template at all; null when it may.</param>
public sealed record TemplateTerms(
    string? Currency, decimal? MinAmount, decimal? MaxAmount, decimal? MaxTenorDays, Problem? Outside)
{
    public static TemplateTerms Read(JsonText config, Problem? outside)
    {
        using var document = JsonDocument.Parse(config.Text);
        var fields = document.RootElement;
        var currency = fields.TryGetProperty("currency", out var field) && field.ValueKind is JsonValueKind.String
            ? field.GetString()
            : null;
        return new TemplateTerms(
            currency,
            NumberOrNull(fields, "minAmount"),
            NumberOrNull(fields, "maxAmount"),
            NumberOrNull(fields, "maxTenorDays"),
            outside);
    }

    /// <summary>Null when the institution works in the region and the vertical of a template.</summary>
    public static Problem? FindOutside(
        Region region, Vertical vertical, IReadOnlyList<Region> regions, IReadOnlyList<Vertical> verticals)
    {
        ArgumentNullException.ThrowIfNull(regions);
        ArgumentNullException.ThrowIfNull(verticals);
        if (!regions.Contains(region))
            return Problems.RegionOutsideInstitution.With($"region={WireName<Region>.Of(region)}");
        return verticals.Contains(vertical)
            ? null
            : Problems.VerticalOutsideInstitution.With($"vertical={WireName<Vertical>.Of(vertical)}");
    }

    /// <summary>Why a position of this money may not be opened; the first broken rule decides.</summary>
    public Problem? FindBreach(Money money)
    {
        if (Outside is not null)
            return Outside;
        if (money.Amount.Value < MinAmount)
            return Problems.BelowTemplateMinimum.With($"minAmount={MinAmount}");
        if (money.Amount.Value > MaxAmount)
            return Problems.AboveTemplateMaximum.With($"maxAmount={MaxAmount}");
        return Currency is null || Currency.Equals(money.Currency.Code, StringComparison.OrdinalIgnoreCase)
            ? null
            : Problems.CurrencyOutsideTemplate.With($"currency={Currency}");
    }

    // A number beyond what decimals hold is beyond every amount and every tenor as well.
    private static decimal? NumberOrNull(JsonElement fields, string name)
    {
        if (!fields.TryGetProperty(name, out var field) || field.ValueKind is not JsonValueKind.Number)
            return null;
        if (field.TryGetDecimal(out var number))
            return number;
        return field.GetRawText().StartsWith('-') ? decimal.MinValue : decimal.MaxValue;
    }
}
