using System.Text.Json;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Documents;

/// <summary>Fields that are chosen from what there is.</summary>
public sealed partial class Fields
{
    /// <summary>One of the names of <typeparamref name="TEnum"/>; null when absent.</summary>
    public TEnum? OptionalOption<TEnum>(string name)
        where TEnum : struct, Enum
    {
        _shape?.Add(name, isRequired: false, new FieldShape.Options(WireName<TEnum>.All));
        return TryGet(name, out var element) ? ReadOption<TEnum>(element, name) : null;
    }

    /// <summary>Texts by a rule of their own, at least one; null when absent.</summary>
    public string[]? OptionalTexts(string name, TextList list)
    {
        _shape?.Add(name, isRequired: false, list.Shape);
        if (!TryGet(name, out var element))
            return null;
        if (element is { ValueKind: JsonValueKind.Array } && element.GetArrayLength() == 0)
            Refuse(name, "At least one item is required");
        return ReadArray(element, name, list.Maximum, $"At most {list.Maximum} items", Read);

        string Read(JsonElement item, string path)
        {
            if (item.ValueKind is not JsonValueKind.String)
                RefuseType(path, "string", item);
            else if (list.Explain(item.GetString()!) is { } rule)
                Refuse(path, rule);
            else
                return item.GetString()!;
            return "";
        }
    }
}
