using System.Text.Json;

namespace EscrowGrid.Core.Documents;

/// <summary>What only the bodies about escrows have: money in cents, and nothing that is not known.</summary>
public sealed partial class Fields
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    /// <summary>To be called last: refuses each field that nobody has asked for.</summary>
    public void RefuseUnknown()
    {
        _shape?.Close();
        if (_object.ValueKind is not JsonValueKind.Object)
            return;
        foreach (var field in _object.EnumerateObject().Where(field => !_asked.Contains(field.Name)))
            Refuse(field.Name, "Unknown field");
    }

    /// <summary>More than nothing, in cents.</summary>
    public Amount Cents(string name)
    {
        var amount = OptionalCents(name);
        _shape?.Add(name, isRequired: true, FieldShape.Cents);
        if (!TryGet(name, out _))
            RefuseMissing(name, "string");
        return amount ?? default;
    }

    /// <summary>More than nothing, in cents; null when absent.</summary>
    public Amount? OptionalCents(string name)
    {
        _shape?.Add(name, isRequired: false, FieldShape.Cents);
        if (!TryGet(name, out var element))
            return null;
        if (element.ValueKind is not JsonValueKind.String)
            RefuseType(name, "string", element);
        else if (Documents.Cents.TryParse(element.GetString()!, out var amount))
            return amount;
        else
            Refuse(name, Documents.Cents.Rule);
        return null;
    }

    /// <summary>Cents, or "0"; null when absent.</summary>
    public Balance? OptionalCentsOrNone(string name)
    {
        if (TryGet(name, out var element) && element.ValueKind is JsonValueKind.String && element.ValueEquals("0"))
            return Balance.Zero;
        var amount = OptionalCents(name);
        _shape?.Add(name, isRequired: false, FieldShape.CentsOrNone);
        return amount is { } some ? Balance.Of(some) : null;
    }

    /// <summary>At least one object with fields of its own.</summary>
    public T[] Objects<T>(string name, int maximum, Func<Fields, T> read)
    {
        _shape?.AddObjects(name, maximum, shape => read(new Fields(default, PathOf(name), _errors, shape)));
        if (!TryGet(name, out var element))
        {
            RefuseMissing(name, "array");
            return [];
        }

        if (element is { ValueKind: JsonValueKind.Array } && element.GetArrayLength() == 0)
            Refuse(name, "At least one item is required");
        return ReadArray(element, name, maximum, $"At most {maximum} items", (item, path) =>
        {
            if (item.ValueKind is not JsonValueKind.Object)
                RefuseType(path, "object", item);
            return read(new Fields(item, PathOf(path), _errors, shape: null));
        });
    }

    // Null is not absent: it is there, and of the wrong type.
    private bool TryGet(string name, out JsonElement element)
    {
        element = default;
        _asked.Add(name);
        return _object.ValueKind is JsonValueKind.Object && _object.TryGetProperty(name, out element);
    }
}
