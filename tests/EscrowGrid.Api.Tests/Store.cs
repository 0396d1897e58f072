namespace EscrowGrid.Api.Tests;

/// <summary>The two stores, which have to behave alike.</summary>
public enum Store
{
    Memory,
    Postgres,
}
