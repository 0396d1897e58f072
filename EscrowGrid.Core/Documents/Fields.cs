using System.Text.Json;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Documents;

/// <summary>
/// Reads the fields of a JSON object by the rules of the wire contract, section 4, and collects what breaks them, so
/// that one answer names every failing field. A field that failed reads as its type's default: look at
/// <see cref="Errors"/> before using any.
/// </summary>
public sealed partial class Fields
{
    private readonly JsonElement _object;
    private readonly string _path;
    private readonly IBodyShape? _shape;
    private readonly List<FieldError> _errors;

    /// <param name="body">The whole body.</param>
    /// <param name="shape">Where to write down what is read, to describe it; null to serve a request.</param>
    public Fields(JsonElement body, IBodyShape? shape = null)
        : this(body, path: "", errors: [], shape)
    {
        if (body.ValueKind is not JsonValueKind.Object)
            _errors.Add(new FieldError("", $"Invalid input: expected object, received {JsonKinds.NameOf(body)}"));
    }

    private Fields(JsonElement element, string path, List<FieldError> errors, IBodyShape? shape)
    {
        _shape = shape;
        _object = element;
        _path = path;
        _errors = errors;
    }

    /// <summary>The rules that are broken, as far as it was read.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>A required text of 1 to <paramref name="maximum"/> characters.</summary>
    public string Text(string name, string label, int maximum = Limits.ShortText)
    {
        _shape?.Add(name, isRequired: true, new FieldShape.Text(1, maximum));
        var text = ReadText(name, label, isRequired: true, maximum);
        if (text is { Length: 0 })
            Refuse(name, $"{label} is required");
        return text ?? "";
    }

    /// <summary>A text of 0 to <paramref name="maximum"/> characters, or null when absent.</summary>
    public string? OptionalText(string name, string label, int maximum = Limits.ShortText)
    {
        _shape?.Add(name, isRequired: false, new FieldShape.Text(0, maximum));
        return ReadText(name, label, isRequired: false, maximum);
    }

    /// <summary>One of the names of <typeparamref name="TEnum"/>.</summary>
    public TEnum Option<TEnum>(string name)
        where TEnum : struct, Enum
    {
        _shape?.Add(name, isRequired: true, new FieldShape.Options(WireName<TEnum>.All));
        return TryGet(name, out var element) ? ReadOption<TEnum>(element, name) : Missing<TEnum>(name);
    }

    /// <summary>One of <paramref name="options"/>.</summary>
    public string Option(string name, IReadOnlyList<string> options)
    {
        _shape?.Add(name, isRequired: true, new FieldShape.Options(options));
        var element = TryGet(name, out var found) ? found : default;
        if (element.ValueKind is JsonValueKind.String && options.FirstOrDefault(element.ValueEquals) is { } option)
            return option;
        Refuse(name, OneOf(options));
        return "";
    }

    /// <summary>Some of <paramref name="options"/>, at least one; null when absent.</summary>
    public string[]? OptionalOptions(string name, IReadOnlyList<string> options, string none)
    {
        _shape?.Add(
            name, isRequired: false, new FieldShape.List(new FieldShape.Options(options), 1, options.Count));
        if (!TryGet(name, out var element))
            return null;
        if (element is { ValueKind: JsonValueKind.Array } && element.GetArrayLength() == 0)
            Refuse(name, none);
        // An option may be repeated, but no more often than there are options.
        return ReadArray(element, name, options.Count, $"At most {options.Count} items", ReadOption);

        string ReadOption(JsonElement item, string path)
        {
            if (item.ValueKind is JsonValueKind.String && options.FirstOrDefault(item.ValueEquals) is { } option)
                return option;
            Refuse(path, OneOf(options));
            return options[0];
        }
    }

    /// <summary>A moment in UTC, cut to whole milliseconds; null when absent.</summary>
    public DateTimeOffset? OptionalTime(string name)
    {
        _shape?.Add(name, isRequired: false, FieldShape.Time);
        if (!TryGet(name, out var element))
            return null;
        if (element.ValueKind is not JsonValueKind.String)
            RefuseType(name, "string", element);
        else if (element.TryGetDateTimeOffset(out var time) && NamesItsZone(element.GetString()))
            return time.ToUniversalTime().CutToMilliseconds();
        else
            Refuse(name, "Invalid input: expected a time such as 2030-01-31T12:00:00.000Z");
        return null;
    }

    /// <summary>A whole number from 0 to <paramref name="maximum"/>; null when absent.</summary>
    public long? OptionalWhole(string name, string label, long maximum)
    {
        _shape?.Add(name, isRequired: false, new FieldShape.Whole(0, maximum));
        if (!TryGet(name, out var element))
            return null;
        if (element.ValueKind is not JsonValueKind.Number)
            RefuseType(name, "number", element);
        else if (!element.TryGetInt64(out var number))
            Refuse(name, "Invalid input: expected int, received number");
        else if (number < 0)
            Refuse(name, $"{label} must be non-negative");
        else if (number > maximum)
            Refuse(name, $"{label} must not exceed {maximum}");
        else
            return number;
        return null;
    }

    /// <summary>Names of <typeparamref name="TEnum"/>; null when absent.</summary>
    public TEnum[]? OptionalOptions<TEnum>(string name, int maximum, string tooMany)
        where TEnum : struct, Enum
    {
        _shape?.Add(
            name, isRequired: false, new FieldShape.List(new FieldShape.Options(WireName<TEnum>.All), 0, maximum));
        return TryGet(name, out var element) ? ReadArray(element, name, maximum, tooMany, ReadOption<TEnum>) : null;
    }

    /// <summary>At least one of the names of <typeparamref name="TEnum"/>.</summary>
    public TEnum[] Options<TEnum>(string name, int maximum, string none, string tooMany)
        where TEnum : struct, Enum
    {
        if (OptionalOptions<TEnum>(name, maximum, tooMany) is not { } options)
        {
            _shape?.Add(
                name, isRequired: true, new FieldShape.List(new FieldShape.Options(WireName<TEnum>.All), 1, maximum));
            RefuseMissing(name, "array");
            return [];
        }

        if (TryGet(name, out var element) && element.ValueKind is JsonValueKind.Array && element.GetArrayLength() == 0)
            Refuse(name, none);
        return options;
    }

    public Amount? OptionalAmount(string name)
    {
        _shape?.Add(name, isRequired: false, FieldShape.Amount);
        return TryGet(name, out var element) ? ReadAmount(element, name) : null;
    }

    public Amount Amount(string name)
    {
        var amount = OptionalAmount(name);
        _shape?.Add(name, isRequired: true, FieldShape.Amount);
        if (!TryGet(name, out _))
            RefuseMissing(name, "number");
        return amount ?? default;
    }

    public Currency Currency(string name)
    {
        _shape?.Add(name, isRequired: true, FieldShape.Currency);
        return TryGet(name, out var element) ? ReadCurrency(element, name) : Missing<Currency>(name, "string");
    }

    public Currency[]? OptionalCurrencies(string name)
    {
        _shape?.Add(
            name, isRequired: false, new FieldShape.List(FieldShape.Currency, 0, Limits.PolicyCurrencies));
        return TryGet(name, out var element)
            ? ReadArray(element, name, Limits.PolicyCurrencies, "Too many currencies", ReadCurrency)
            : null;
    }

    /// <summary>A JSON object as its author wrote it; null when absent.</summary>
    public JsonText? OptionalDocument(string name)
    {
        _shape?.Add(name, isRequired: false, FieldShape.Document);
        if (!TryGet(name, out var element))
            return null;
        if (element.ValueKind is JsonValueKind.Object)
            return JsonText.From(element);
        RefuseType(name, "object", element);
        return null;
    }

    /// <summary>A JSON object within the limits of metadata; null when absent.</summary>
    public JsonText? OptionalMetadata(string name)
    {
        var document = OptionalDocument(name);
        _shape?.Add(name, isRequired: false, FieldShape.Metadata);
        if (document is not { } metadata)
            return null;
        if (metadata.CountBytes() > Limits.MetadataBytes)
            Refuse(name, "Metadata must not exceed 64KB");
        if (metadata.MeasureDepth() > Limits.MetadataDepth)
            Refuse(name, "Metadata nesting depth must not exceed 10 levels");
        return metadata;
    }

    /// <summary>A required object with fields of its own.</summary>
    public T Section<T>(string name, Func<Fields, T> read) => Section(name, read, isRequired: true);

    /// <summary>An object with fields of its own; null when absent, unless a schema is being made of it.</summary>
    public T? OptionalSection<T>(string name, Func<Fields, T> read)
        where T : class =>
        TryGet(name, out _) || _shape is not null ? Section(name, read, isRequired: false) : null;

    /// <summary>True or false.</summary>
    public bool Flag(string name)
    {
        var flag = OptionalFlag(name);
        _shape?.Add(name, isRequired: true, FieldShape.Flag);
        if (!TryGet(name, out _))
            RefuseMissing(name, "boolean");
        return flag;
    }

    /// <summary>True or false; false when absent.</summary>
    public bool OptionalFlag(string name)
    {
        _shape?.Add(name, isRequired: false, FieldShape.Flag);
        if (!TryGet(name, out var element))
            return false;
        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            RefuseType(name, "boolean", element);
        return element.ValueKind is JsonValueKind.True;
    }

    /// <summary>Refuses one field of this object for a reason that lies in another one.</summary>
    public void RefuseField(string name, string message) => Refuse(name, message);

    /// <summary>Refuses this object as a whole.</summary>
    public void Refuse(string message) => _errors.Add(new FieldError(_path, message));

    private static string OneOf(IEnumerable<string> options) =>
        $"Invalid option: expected one of {string.Join('|', options.Select(option => $"\"{option}\""))}";

    // Without a zone a time would mean another moment on another machine.
    private static bool NamesItsZone(string? text) =>
        text?.IndexOf('T') is > 0 and var clock && text.AsSpan(clock).ContainsAny('Z', '+', '-');

    private T Section<T>(string name, Func<Fields, T> read, bool isRequired)
    {
        if (!TryGet(name, out var element))
            RefuseMissing(name, "object");
        else if (element.ValueKind is not JsonValueKind.Object)
            RefuseType(name, "object", element);
        return read(new Fields(element, PathOf(name), _errors, _shape?.AddObject(name, isRequired)));
    }

    private string? ReadText(string name, string label, bool isRequired, int maximum)
    {
        if (!TryGet(name, out var element))
        {
            if (isRequired)
                RefuseMissing(name, "string");
            return null;
        }

        if (element.ValueKind is not JsonValueKind.String)
            RefuseType(name, "string", element);
        else if (element.GetString() is { } text)
            return Check(text);
        return null;

        string? Check(string text)
        {
            if (text.Length > maximum)
                Refuse(name, $"{label} must not exceed {maximum} characters");
            else if (!StorableText.IsStorable(text))
                Refuse(name, StorableText.Rule);
            return text;
        }
    }

    private TEnum ReadOption<TEnum>(JsonElement element, string name)
        where TEnum : struct, Enum
    {
        if (element.ValueKind is JsonValueKind.String && WireName<TEnum>.TryParse(element.GetString(), out var option))
            return option;
        Refuse(name, OneOf(WireName<TEnum>.All));
        return default;
    }

    private Amount? ReadAmount(JsonElement element, string name)
    {
        if (element.ValueKind is not JsonValueKind.Number)
        {
            RefuseType(name, "number", element);
            return null;
        }

        var error = Core.Amount.TryParse(element.GetRawText(), out var amount);
        if (error is AmountError.None)
            return amount;
        Refuse(name, AmountRules.Explain(error));
        return null;
    }

    private Currency ReadCurrency(JsonElement element, string name)
    {
        const int CodeLength = 3;
        if (element.ValueKind is not JsonValueKind.String)
            RefuseType(name, "string", element);
        else if (element.GetString() is not { Length: CodeLength } code)
            Refuse(name, "Currency code must be 3 characters");
        else if (Core.Currency.TryParse(code, out var currency))
            return currency;
        else
            Refuse(name, "Invalid input");
        return default;
    }

    private T[] ReadArray<T>(
        JsonElement element, string name, int maximum, string tooMany, Func<JsonElement, string, T> read)
    {
        if (element.ValueKind is not JsonValueKind.Array)
        {
            RefuseType(name, "array", element);
            return [];
        }

        if (element.GetArrayLength() > maximum)
        {
            Refuse(name, tooMany);
            return [];
        }

        return [.. element.EnumerateArray().Select((item, index) => read(item, $"{name}.{index}"))];
    }

    private TEnum Missing<TEnum>(string name)
        where TEnum : struct, Enum
    {
        Refuse(name, OneOf(WireName<TEnum>.All));
        return default;
    }

    private T Missing<T>(string name, string type)
        where T : struct
    {
        RefuseMissing(name, type);
        return default;
    }

    private void RefuseMissing(string name, string type) =>
        Refuse(name, $"Invalid input: expected {type}, received {JsonKinds.Undefined}");

    private void RefuseType(string name, string type, JsonElement element) =>
        Refuse(name, $"Invalid input: expected {type}, received {JsonKinds.NameOf(element)}");

    // The fields of something that is no object at all are not named one by one.
    private void Refuse(string name, string message)
    {
        if (_object.ValueKind is JsonValueKind.Object)
            _errors.Add(new FieldError(PathOf(name), message));
    }

    private string PathOf(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
