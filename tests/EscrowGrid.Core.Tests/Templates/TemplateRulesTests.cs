using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Templates;
using static EscrowGrid.Core.Institutions.Vertical;
using static EscrowGrid.Core.Templates.TemplateCode;

namespace EscrowGrid.Core.Tests.Templates;

public sealed class TemplateRulesTests
{
    [Theory]
    [InlineData(ConstrEscrow, """{"currency":"USD","region":"US"}""")]
    [InlineData(ConstrEscrow, """{"currency":"USD","region":"US","minAmount":-1,"maxAmount":1e400,"more":{}}""")]
    [InlineData(ConstrRetainage, """{"currency":"USD","retainagePercentage":0}""")]
    [InlineData(ConstrRetainage, """{"currency":"USD","retainagePercentage":100}""")]
    [InlineData(ConstrRetainage, """{"currency":"USD","retainagePercentage":2.5}""")]
    [InlineData(TfInvoice, """{"currency":"USD","maxTenorDays":0.5,"country":"FR"}""")]
    [InlineData(TfLc, """{"currency":"USD","maxTenorDays":90,"issuingBankCountry":"FR"}""")]
    public void Config_ThatFollowsTheRules_IsAccepted(TemplateCode code, string config) =>
        Assert.Null(Check(code, TemplateRules.VerticalOf(code), config));

    [Theory]
    [InlineData(ConstrEscrow, "{}", "CONSTR_ESCROW config requires a string currency")]
    [InlineData(ConstrEscrow, """{"currency":""}""", "CONSTR_ESCROW config requires a string currency")]
    [InlineData(ConstrEscrow, """{"currency":1}""", "CONSTR_ESCROW config requires a string currency")]
    [InlineData(ConstrEscrow, """{"currency":"USD"}""", "CONSTR_ESCROW config requires a region")]
    [InlineData(
        ConstrEscrow, """{"currency":"USD","region":"SG"}""", "CONSTR_ESCROW config.region must match template region")]
    [InlineData(
        ConstrEscrow,
        """{"currency":"USD","region":"US","minAmount":"1"}""",
        "CONSTR_ESCROW config.minAmount must be a number when provided")]
    [InlineData(
        ConstrEscrow,
        """{"currency":"USD","region":"US","maxAmount":null}""",
        "CONSTR_ESCROW config.maxAmount must be a number when provided")]
    [InlineData(ConstrRetainage, "{}", "CONSTR_RETAINAGE config requires a string currency")]
    [InlineData(
        ConstrRetainage,
        """{"currency":"USD","retainagePercentage":100.01}""",
        "CONSTR_RETAINAGE config.retainagePercentage must be a number between 0 and 100")]
    [InlineData(
        ConstrRetainage,
        """{"currency":"USD","retainagePercentage":-0.1}""",
        "CONSTR_RETAINAGE config.retainagePercentage must be a number between 0 and 100")]
    [InlineData(
        ConstrRetainage,
        """{"currency":"USD","retainagePercentage":1e400}""",
        "CONSTR_RETAINAGE config.retainagePercentage must be a number between 0 and 100")]
    [InlineData(
        TfInvoice, """{"currency":"USD","country":"FR"}""", "TF_INVOICE config.maxTenorDays must be a positive number")]
    [InlineData(
        TfInvoice,
        """{"currency":"USD","maxTenorDays":0,"country":"FR"}""",
        "TF_INVOICE config.maxTenorDays must be a positive number")]
    [InlineData(TfInvoice, """{"currency":"USD","maxTenorDays":1}""", "TF_INVOICE config requires a country")]
    [InlineData(TfLc, """{"currency":"USD"}""", "TF_LC config requires an issuingBankCountry")]
    [InlineData(
        TfLc,
        """{"currency":"USD","issuingBankCountry":"FR"}""",
        "TF_LC config.maxTenorDays must be a positive number")]
    public void Config_ThatBreaksARule_IsRefusedInTheContractsWords(TemplateCode code, string config, string breach) =>
        Assert.Equal(breach, Check(code, TemplateRules.VerticalOf(code), config));

    [Theory]
    [InlineData(ConstrEscrow, TradeFinance)]
    [InlineData(ConstrRetainage, TradeFinance)]
    [InlineData(TfInvoice, Construction)]
    [InlineData(TfLc, Construction)]
    public void Code_UnderTheOtherVertical_IsRefused(TemplateCode code, Vertical vertical) =>
        Assert.EndsWith(" only", Check(code, vertical, "{}"), StringComparison.Ordinal);

    private static string? Check(TemplateCode code, Vertical vertical, string config) =>
        TemplateRules.FindBreach(code, vertical, Region.Us, JsonText.FromStored(config));
}
