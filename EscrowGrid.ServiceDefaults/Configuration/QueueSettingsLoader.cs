using System.Globalization;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Reads the settings of the queue by the names and defaults of api-and-worker-modes.md 3.</summary>
internal sealed class QueueSettingsLoader(SettingsReader reader)
{
    private const int ConcurrencyMaximum = 200;
    private const int KeptMaximum = 1_000_000;

    public QueueSettings Read()
    {
        var defaults = new QueueSettings();
        return new QueueSettings
        {
            Concurrency = Whole(SettingNames.QueueConcurrency, defaults.Concurrency, 1, ConcurrencyMaximum),
            ConcurrencyByQueue = ByQueue(),
            RemoveOnComplete = Whole(SettingNames.QueueRemoveOnComplete, defaults.RemoveOnComplete, 0, KeptMaximum),
            RemoveOnFail = Whole(SettingNames.QueueRemoveOnFail, defaults.RemoveOnFail, 0, KeptMaximum),
            Engine = Engine(),
        };
    }

    private static int? Parse(string text, int minimum, int maximum) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= minimum && number <= maximum
            ? number
            : null;

    private JobEngineSetting Engine()
    {
        switch (reader.Text(SettingNames.JobEngine))
        {
            case null or "auto": return JobEngineSetting.Auto;
            case "quartz": return JobEngineSetting.Quartz;
            case "hangfire": return JobEngineSetting.Hangfire;
            default:
                reader.Refuse(SettingNames.JobEngine, "unknown; allowed: auto, quartz, hangfire");
                return JobEngineSetting.Auto;
        }
    }

    private int Whole(string name, int unset, int minimum, int maximum)
    {
        if (reader.Text(name) is not { } text) return unset;
        if (Parse(text, minimum, maximum) is { } number) return number;
        reader.Refuse(name, $"not a whole number from {minimum} to {maximum}");
        return unset;
    }

    private Dictionary<string, int> ByQueue()
    {
        var caps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, item) in reader.List(SettingNames.QueueConcurrencyByQueue).Index())
        {
            var isRead = item.Split('=', StringSplitOptions.TrimEntries) is [{ Length: > 0 } queue, var text]
                && Parse(text, 1, ConcurrencyMaximum) is { } cap
                && caps.TryAdd(queue, cap);
            if (!isRead)
            {
                reader.Refuse(
                    SettingNames.QueueConcurrencyByQueue,
                    $"item {index + 1} is not a queue and a number from 1 to {ConcurrencyMaximum}, as webhooks=4");
            }
        }

        return caps;
    }
}
