namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The setting <c>LOG_LEVEL</c>: what is logged at least, in the words of several worlds.</summary>
internal static class LogLevelSetting
{
    /// <returns>The framework's word; null where nothing is set or it was refused.</returns>
    public static string? Read(SettingsReader reader)
    {
        switch (reader.Text(SettingNames.LogLevel)?.ToUpperInvariant())
        {
            case null: return null;
            case "TRACE": return "Trace";
            case "DEBUG": return "Debug";
            case "INFO" or "INFORMATION": return "Information";
            case "WARN" or "WARNING": return "Warning";
            case "ERROR": return "Error";
            case "FATAL" or "CRITICAL": return "Critical";
            default:
                reader.Refuse(SettingNames.LogLevel, "allowed: trace, debug, info, warn, error, fatal");
                return null;
        }
    }
}
