using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>For statements over whole tables, which take as long as they take.</summary>
internal static class PatientCommands
{
    public static NpgsqlCommand Patient(this NpgsqlConnection connection, string sql) =>
        new(sql, connection) { CommandTimeout = 0 };
}
