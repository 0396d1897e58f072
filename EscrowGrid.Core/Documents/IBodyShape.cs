namespace EscrowGrid.Core.Documents;

/// <summary>
/// Where <see cref="Fields"/> writes down what it is asked for, to describe a body by the code that reads it.
/// </summary>
public interface IBodyShape
{
    void Add(string name, bool isRequired, FieldShape value);

    /// <summary>A required list of objects, at least one; <paramref name="read"/> asks for the fields of one.</summary>
    void AddObjects(string name, int maximum, Action<IBodyShape> read);

    /// <summary>The fields of an object within this one.</summary>
    IBodyShape AddObject(string name, bool isRequired);

    /// <summary>Fields that are not named are refused.</summary>
    void Close();
}
