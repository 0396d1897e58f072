namespace EscrowGrid.Worker.Doctor;

/// <param name="Check">What was looked at.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Text">One line; never a value of a setting.</param>
internal sealed record Finding(string Check, Severity Severity, string Text)
{
    public static Finding Fine(string check, string text) => new(check, Severity.Fine, text);

    public static Finding Warning(string check, string text) => new(check, Severity.Warning, text);

    public static Finding Critical(string check, string text) => new(check, Severity.Critical, text);
}
