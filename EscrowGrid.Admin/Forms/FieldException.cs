namespace EscrowGrid.Admin.Forms;

/// <summary>What was typed into a field cannot be sent. The API never hears of it.</summary>
/// <param name="field">The field's name.</param>
/// <param name="key">Of the catalogue.</param>
internal sealed class FieldException(string field, string key) : Exception($"{field}: {key}")
{
    public string Field => @field;

    public string Key => key;
}
