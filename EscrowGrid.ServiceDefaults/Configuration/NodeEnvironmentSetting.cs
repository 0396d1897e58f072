using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Who sets it expects the rules of that environment; ours has a name of its own.</summary>
internal static class NodeEnvironmentSetting
{
    public static void Check(SettingsReader reader, IHostEnvironment environment)
    {
        var matches = reader.Text(SettingNames.NodeEnvironment) switch
        {
            null => true,
            "production" => !environment.IsDevelopment(),
            "development" => environment.IsDevelopment(),
            _ => false,
        };
        if (!matches)
        {
            reader.Refuse(
                SettingNames.NodeEnvironment,
                $"contradicts the environment {environment.EnvironmentName}; set ASPNETCORE_ENVIRONMENT instead");
        }
    }
}
