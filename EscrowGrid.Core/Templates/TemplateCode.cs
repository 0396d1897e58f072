namespace EscrowGrid.Core.Templates;

/// <summary>
/// The product that a template describes; on the wire <c>CONSTR_ESCROW</c>, <c>CONSTR_RETAINAGE</c>,
/// <c>TF_INVOICE</c>, <c>TF_LC</c>.
/// </summary>
public enum TemplateCode
{
    ConstrEscrow,
    ConstrRetainage,
    TfInvoice,
    TfLc,
}
