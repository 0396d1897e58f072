using System.Collections.Immutable;
using System.Globalization;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// The filters that a list was asked for. Each combination is a statement of its own, so that each gets a plan of its
/// own; <c>$1 IS NULL OR ...</c> would give all of them the plan of none. Immutable: each filter makes another one.
/// </summary>
internal sealed class Where
{
    public static readonly Where Everything = new([], [], next: 1);

    private readonly ImmutableArray<string> _conditions;
    private readonly ImmutableArray<Action<NpgsqlBatchCommand>> _bindings;

    private Where(ImmutableArray<string> conditions, ImmutableArray<Action<NpgsqlBatchCommand>> bindings, int next) =>
        (_conditions, _bindings, Next) = (conditions, bindings, next);

    /// <summary>The clause, empty without filters.</summary>
    public string Sql => _conditions.IsEmpty ? "" : $"WHERE {string.Join(" AND ", _conditions)}";

    /// <summary>The number of the first parameter that the clause leaves free.</summary>
    public int Next { get; }

    public Where Is(string column, Guid? value) =>
        value is { } wanted ? And($"{column} = {{0}}", command => command.Uuid(wanted)) : this;

    public Where Is(string column, string? value) =>
        value is not null ? And($"{column} = {{0}}", command => command.Text(value)) : this;

    /// <summary>Any of the values; without values, anything.</summary>
    public Where IsIn(string column, IReadOnlyList<string> values) => values switch
    {
        [] => this,
        // An equality keeps the order of an index; a list does not.
        [var only] => Is(column, only),
        _ => And($"{column} = ANY({{0}})", command => command.Texts([.. values])),
    };

    /// <summary>The array in the column holds all of the values; without values, anything.</summary>
    public Where Holds(string column, Guid[] values) =>
        values.Length > 0 ? And($"{column} @> {{0}}", command => command.Uuids(values)) : this;

    public Where IsFrom(string column, DateTimeOffset? value) =>
        value is { } wanted ? And($"{column} >= {{0}}", command => command.Time(wanted)) : this;

    public Where IsBefore(string column, DateTimeOffset? value) =>
        value is { } wanted ? And($"{column} < {{0}}", command => command.Time(wanted)) : this;

    public Where IsAtLeast(string column, Amount? value) =>
        value is { } wanted ? And($"{column} >= {{0}}", command => command.Number(wanted.Value)) : this;

    public Where IsAtMost(string column, Amount? value) =>
        value is { } wanted ? And($"{column} <= {{0}}", command => command.Number(wanted.Value)) : this;

    public Where After(RowKey key) => And(
        "(created_at, id) > ({0}, {1})", command => command.Time(key.CreatedAt).Uuid(key.Id), parameters: 2);

    public NpgsqlBatchCommand Bind(NpgsqlBatchCommand command)
    {
        foreach (var binding in _bindings)
            binding(command);
        return command;
    }

    /// <param name="condition">With {0}, {1}, ... where its parameters stand.</param>
    /// <param name="binding">Gives the parameters.</param>
    /// <param name="parameters">How many there are.</param>
    public Where And(string condition, Action<NpgsqlBatchCommand> binding, int parameters = 1)
    {
        object[] numbers = [.. Enumerable.Range(Next, parameters).Select(number => $"${number}")];
        var numbered = string.Format(CultureInfo.InvariantCulture, condition, numbers);
        return new Where(_conditions.Add(numbered), _bindings.Add(binding), Next + parameters);
    }
}
