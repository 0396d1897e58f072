using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Rows of the event log.</summary>
internal static class EventRows
{
    /// <summary>In the order in which <see cref="Read"/> expects them first.</summary>
    public const string Columns =
        "id, type, institution_id, subject, sequence, occurred_at, payload, log_transaction, log_sequence";

    public static LoggedEvent Read(NpgsqlDataReader row) => new(
        new DomainEvent(
            row.Id<DomainEventId>(0),
            row.GetString(1),
            row.Id<InstitutionId>(2),
            row.GetString(3),
            row.GetInt64(4),
            row.Time(5),
            row.Json(6)),
        new LogPosition(row.GetInt64(7), row.GetInt64(8)));
}
