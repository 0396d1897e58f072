using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Approvals;

/// <summary>A page of approvals, and the moment that their states are of.</summary>
public sealed record ApprovalListing(Listing<Approval> Page, DateTimeOffset AsOf);
