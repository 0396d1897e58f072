namespace EscrowGrid.Core.Paging;

/// <summary>What lists can be made of.</summary>
public interface IListed
{
    RowKey Key { get; }
}
