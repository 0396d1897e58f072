using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows.Approvals;

/// <summary>A page of approvals, and the moment that their states are of.</summary>
public sealed record EscrowApprovalListing(Listing<EscrowApproval> Page, DateTimeOffset AsOf);
