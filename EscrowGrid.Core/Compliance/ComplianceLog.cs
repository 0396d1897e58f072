using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Compliance;

/// <summary>What is told of compliance: never whose address or which one.</summary>
internal static partial class ComplianceLog
{
    [LoggerMessage(LogLevel.Error, "{Provider} said nothing about an address, so its money is held: {Trouble}")]
    public static partial void NoAnswer(ILogger logger, ScreeningProvider provider, string trouble);
}
