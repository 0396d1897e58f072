using System.Text.Json.Nodes;
using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Institutions;

namespace EscrowGrid.Admin.Templates;

/// <summary>Creating templates, each code with the config that it asks for.</summary>
internal static class TemplateActs
{
    public static void MapTemplateActs(this IEndpointRouteBuilder routes) =>
        routes.MapAct("/do/templates/{code}", CreateAsync);

    private static async Task<Sent> CreateAsync(Submission it)
    {
        var code = Wire<TemplateCode>.Find(it.Route("code")) ?? throw new FieldException("code", "form.choice");
        var vertical = code is TemplateCode.ConstructionEscrow or TemplateCode.ConstructionRetainage
            ? Vertical.Construction
            : Vertical.TradeFinance;
        var region = it.Choice<Region>("region");
        var created = await it.Api.AssetTemplates.CreateAsync(
            new NewAssetTemplate(code, it.Needed("name"), vertical, region)
            {
                InstitutionId = it.Session.Institution,
                Config = Config(it, code, region),
            },
            it.Once,
            it.Aborted);
        return new Sent($"/templates/{created.Id}", "template.created");
    }

    private static JsonObject Config(Submission it, TemplateCode code, Region region)
    {
        var config = new JsonObject { ["currency"] = it.Needed("currency").ToUpperInvariant() };
        switch (code)
        {
            case TemplateCode.ConstructionEscrow:
                config["region"] = Wire<Region>.Name(region);
                if (it.Number("minAmount") is { } min) config["minAmount"] = min;
                if (it.Number("maxAmount") is { } max) config["maxAmount"] = max;
                break;
            case TemplateCode.ConstructionRetainage:
                config["retainagePercentage"] = it.NeededNumber("retainagePercentage");
                break;
            case TemplateCode.TradeFinanceInvoice:
                config["maxTenorDays"] = it.NeededNumber("maxTenorDays");
                config["country"] = it.Needed("country");
                break;
            case TemplateCode.TradeFinanceLetterOfCredit:
                config["maxTenorDays"] = it.NeededNumber("maxTenorDays");
                config["issuingBankCountry"] = it.Needed("issuingBankCountry");
                break;
        }

        return config;
    }
}
