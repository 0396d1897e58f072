namespace EscrowGrid.Api.Ledger;

/// <summary>From which end a list that only grows is read.</summary>
internal enum ListOrder
{
    OldestFirst,

    LatestFirst,
}
