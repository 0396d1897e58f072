namespace EscrowGrid.LocalHosting.Servers;

/// <summary>Quoting for the two statements whose names cannot be parameters (CREATE DATABASE, ALTER ROLE).</summary>
internal static class Sql
{
    public static string Identifier(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>
    /// Assumes standard_conforming_strings, the default since PostgreSQL 9.1: a backslash is only a backslash.
    /// </summary>
    public static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";
}
