using EscrowGrid.Core.Documents;
using Npgsql;
using NpgsqlTypes;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Builds batches: a statement, then its parameters in the order of <c>$1</c>, <c>$2</c>, ... A batch is one round
/// trip and, since none of ours opens a transaction, one implicit transaction: all of it is stored or nothing.
/// </summary>
internal static class BatchCommands
{
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>A statement about all of those rows at once.</summary>
    public static ManyRows<T> Add<T>(this NpgsqlBatch batch, string sql, IReadOnlyList<T> rows) =>
        new(batch.Add(sql), rows);

    public static NpgsqlBatchCommand Uuid(this NpgsqlBatchCommand command, Guid value) => command.With(value);

    public static NpgsqlBatchCommand Uuid(this NpgsqlBatchCommand command, Guid? value) =>
        value is { } present ? command.With(present) : command.Null(NpgsqlDbType.Uuid);

    public static NpgsqlBatchCommand Uuids(this NpgsqlBatchCommand command, Guid[]? value) =>
        value is not null ? command.With(value) : command.Null(NpgsqlDbType.Array | NpgsqlDbType.Uuid);

    public static NpgsqlBatchCommand Text(this NpgsqlBatchCommand command, string? value) =>
        value is not null ? command.With(value) : command.Null(NpgsqlDbType.Text);

    public static NpgsqlBatchCommand Texts(this NpgsqlBatchCommand command, string[]? value) =>
        value is not null ? command.With(value) : command.Null(NpgsqlDbType.Array | NpgsqlDbType.Text);

    public static NpgsqlBatchCommand Number(this NpgsqlBatchCommand command, decimal value) => command.With(value);

    public static NpgsqlBatchCommand Number(this NpgsqlBatchCommand command, decimal? value) =>
        value is { } present ? command.With(present) : command.Null(NpgsqlDbType.Numeric);

    public static NpgsqlBatchCommand Whole(this NpgsqlBatchCommand command, int value) => command.With(value);

    public static NpgsqlBatchCommand Whole(this NpgsqlBatchCommand command, int? value) =>
        value is { } present ? command.With(present) : command.Null(NpgsqlDbType.Integer);

    public static NpgsqlBatchCommand Whole(this NpgsqlBatchCommand command, long value) => command.With(value);

    public static NpgsqlBatchCommand Whole(this NpgsqlBatchCommand command, long? value) =>
        value is { } present ? command.With(present) : command.Null(NpgsqlDbType.Bigint);

    public static NpgsqlBatchCommand Span(this NpgsqlBatchCommand command, TimeSpan value) => command.With(value);

    public static NpgsqlBatchCommand Span(this NpgsqlBatchCommand command, TimeSpan? value) =>
        value is { } present ? command.With(present) : command.Null(NpgsqlDbType.Interval);

    public static NpgsqlBatchCommand Time(this NpgsqlBatchCommand command, DateTimeOffset value) => command.With(value);

    public static NpgsqlBatchCommand Time(this NpgsqlBatchCommand command, DateTimeOffset? value) =>
        value is { } present ? command.With(present) : command.Null(NpgsqlDbType.TimestampTz);

    public static NpgsqlBatchCommand Wholes(this NpgsqlBatchCommand command, long[] value) => command.With(value);

    public static NpgsqlBatchCommand Wholes(this NpgsqlBatchCommand command, int[] value) => command.With(value);

    public static NpgsqlBatchCommand Bytes(this NpgsqlBatchCommand command, byte[] value) => command.With(value);

    public static NpgsqlBatchCommand BytesOrNull(this NpgsqlBatchCommand command, byte[]? value) =>
        value is not null ? command.With(value) : command.Null(NpgsqlDbType.Bytea);

    /// <summary>An array.</summary>
    public static NpgsqlBatchCommand Many<T>(this NpgsqlBatchCommand command, T[] values) => command.With(values);

    public static NpgsqlBatchCommand Flag(this NpgsqlBatchCommand command, bool value) => command.With(value);

    public static NpgsqlBatchCommand Flag(this NpgsqlBatchCommand command, bool? value) =>
        value is { } known ? command.With(known) : command.Null(NpgsqlDbType.Boolean);

    public static NpgsqlBatchCommand Json(this NpgsqlBatchCommand command, JsonText? value)
    {
        if (value is not { } present)
            return command.Null(NpgsqlDbType.Json);
        command.Parameters.Add(
            new NpgsqlParameter<string> { TypedValue = present.Text, NpgsqlDbType = NpgsqlDbType.Json });
        return command;
    }

    private static NpgsqlBatchCommand With<T>(this NpgsqlBatchCommand command, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T> { TypedValue = value });
        return command;
    }

    private static NpgsqlBatchCommand Null(this NpgsqlBatchCommand command, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = type });
        return command;
    }
}
