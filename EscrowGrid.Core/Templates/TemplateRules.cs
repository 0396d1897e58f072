using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;

namespace EscrowGrid.Core.Templates;

/// <summary>
/// What a template's config has to say, by code (wire contract, section 8). Pure. A code under the other vertical is
/// refused: the reference peer accepts it with any config, which its own notes call a weakness.
/// </summary>
public static class TemplateRules
{
    /// <returns>The first rule that is broken, or null.</returns>
    public static string? FindBreach(TemplateCode code, Vertical vertical, Region region, JsonText config)
    {
        var name = WireName<TemplateCode>.Of(code);
        var own = VerticalOf(code);
        if (vertical != own)
            return $"{name} is available under vertical {WireName<Vertical>.Of(own)} only";

        using var document = JsonDocument.Parse(config.Text);
        var fields = document.RootElement;
        if (!HasText(fields, "currency"))
            return $"{name} config requires a string currency";
        return code switch
        {
            TemplateCode.ConstrEscrow => FindConstructionEscrowBreach(fields, region),
            TemplateCode.ConstrRetainage => HasNumber(fields, "retainagePercentage", it => it is >= 0 and <= 100)
                ? null
                : "CONSTR_RETAINAGE config.retainagePercentage must be a number between 0 and 100",
            TemplateCode.TfInvoice => FindTenorBreach(fields, name)
                ?? (HasText(fields, "country") ? null : "TF_INVOICE config requires a country"),
            TemplateCode.TfLc => HasText(fields, "issuingBankCountry")
                ? FindTenorBreach(fields, name)
                : "TF_LC config requires an issuingBankCountry",
            _ => throw new ArgumentOutOfRangeException(nameof(code)),
        };
    }

    public static Vertical VerticalOf(TemplateCode code) =>
        code is TemplateCode.ConstrEscrow or TemplateCode.ConstrRetainage
            ? Vertical.Construction
            : Vertical.TradeFinance;

    private static string? FindConstructionEscrowBreach(JsonElement fields, Region region)
    {
        if (!HasText(fields, "region"))
            return "CONSTR_ESCROW config requires a region";
        if (!fields.GetProperty("region").ValueEquals(WireName<Region>.Of(region)))
            return "CONSTR_ESCROW config.region must match template region";
        if (!IsNumberWhenProvided(fields, "minAmount"))
            return "CONSTR_ESCROW config.minAmount must be a number when provided";
        return IsNumberWhenProvided(fields, "maxAmount")
            ? null
            : "CONSTR_ESCROW config.maxAmount must be a number when provided";
    }

    private static string? FindTenorBreach(JsonElement fields, string name) =>
        HasNumber(fields, "maxTenorDays", number => number > 0)
            ? null
            : $"{name} config.maxTenorDays must be a positive number";

    private static bool HasText(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var field)
        && field.ValueKind is JsonValueKind.String
        && !field.ValueEquals(ReadOnlySpan<char>.Empty);

    private static bool HasNumber(JsonElement fields, string name, Predicate<decimal> isAllowed) =>
        fields.TryGetProperty(name, out var field)
        && field.ValueKind is JsonValueKind.Number
        && field.TryGetDecimal(out var number)
        && isAllowed(number);

    private static bool IsNumberWhenProvided(JsonElement fields, string name) =>
        !fields.TryGetProperty(name, out var field) || field.ValueKind is JsonValueKind.Number;
}
