namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>The two stores, which have to behave alike.</summary>
public enum Store
{
    Memory,
    Postgres,
}
