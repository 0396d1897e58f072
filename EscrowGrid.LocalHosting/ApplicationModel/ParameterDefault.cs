namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Makes a value for a parameter that has none.</summary>
public abstract class ParameterDefault
{
    /// <summary>A new value.</summary>
    public abstract string GetDefaultValue();
}
