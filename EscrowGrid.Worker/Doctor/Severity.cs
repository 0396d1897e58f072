namespace EscrowGrid.Worker.Doctor;

/// <summary>How bad a finding is; the worst is the exit code.</summary>
internal enum Severity
{
    Fine = 0,

    /// <summary>Somebody has to look, today.</summary>
    Warning = 1,

    /// <summary>Nothing works, or money does not go on.</summary>
    Critical = 2,
}
