using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The filters that a list was asked for. Each combination is a statement of its own, so that each gets a plan of its
/// own; <c>$1 IS NULL OR ...</c> would give all of them the plan of none.
/// </summary>
internal sealed class Where
{
    private readonly List<string> _conditions = [];
    private readonly List<Action<NpgsqlBatchCommand>> _bindings = [];

    /// <summary>The clause, empty without filters.</summary>
    public string Sql => _conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", _conditions)}";

    /// <summary>The number of the first parameter that the clause leaves free.</summary>
    public int Next => _conditions.Count + 1;

    public Where Is(string column, Guid? value)
    {
        if (value is { } wanted)
            Add(column, command => command.Uuid(wanted));
        return this;
    }

    public Where Is(string column, string? value)
    {
        if (value is not null)
            Add(column, command => command.Text(value));
        return this;
    }

    public NpgsqlBatchCommand Bind(NpgsqlBatchCommand command)
    {
        foreach (var binding in _bindings)
            binding(command);
        return command;
    }

    private void Add(string column, Action<NpgsqlBatchCommand> binding)
    {
        _conditions.Add($"{column} = ${Next}");
        _bindings.Add(binding);
    }
}
