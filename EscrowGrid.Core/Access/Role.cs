namespace EscrowGrid.Core.Access;

/// <summary>What a caller may do (wire contract, section 2). Root belongs to no institution.</summary>
public enum Role
{
    Root,
    Admin,
    ReadOnly,
}
