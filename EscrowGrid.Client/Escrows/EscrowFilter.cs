namespace EscrowGrid.Client.Escrows;

/// <summary>Filters that combine; null means any.</summary>
public sealed record EscrowFilter
{
    /// <summary>Root has to name one.</summary>
    public string? InstitutionId { get; init; }

    public EscrowStatus? Status { get; init; }

    public PaymentRail? Rail { get; init; }

    public string? BuyerId { get; init; }

    public string? SellerId { get; init; }

    /// <summary>The milestones of this escrow; without it none are listed.</summary>
    public string? AgreementId { get; init; }
}
