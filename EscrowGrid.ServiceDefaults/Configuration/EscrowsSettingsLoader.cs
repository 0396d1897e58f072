using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Reads and checks what the other loaders leave of the variables of escrow-services.md 21.1.</summary>
internal sealed class EscrowsSettingsLoader(SettingsReader reader, IHostEnvironment environment)
{
    private const int MaximumDays = 365;
    private const int MaximumBookDays = 90;
    private const int MaximumMinutes = 60;
    private const int MaximumRetries = 10;
    private const int MaximumDelayMs = 60_000;
    private const int MaximumHours = 24 * 365;
    private const int StoredHours = 720;
    private const int NoticeHours = 24;
    private const int MaximumNoticeHours = 720;
    private const int BodyDays = 90;
    private const int MaximumBodyDays = 3_650;
    private const decimal MaximumAmount = 1_000_000_000;

    /// <summary>Which variables are required; blank is <c>off</c>.</summary>
    public EscrowsSwitch ReadSwitch()
    {
        switch (reader.Text(SettingNames.Escrows))
        {
            case null or "off": return EscrowsSwitch.Off;
            case "on": return EscrowsSwitch.On;
            case "by-role": return EscrowsSwitch.ByRole;
            default:
                reader.Refuse(SettingNames.Escrows, "allowed: on, by-role, off");
                return EscrowsSwitch.Off;
        }
    }

    public EscrowsSettings Read()
    {
        var hasKyc = Feature(SettingNames.FeatureKycGating);
        var mayBeOff = reader.Switch(SettingNames.KycMayBeOff, unset: false);
        if (!hasKyc && environment.IsProduction() && !mayBeOff)
        {
            reader.Refuse(
                SettingNames.FeatureKycGating, $"off in Production only together with {SettingNames.KycMayBeOff}=true");
        }

        return new EscrowsSettings
        {
            PaymentPeriod = Days(SettingNames.PaymentDays),
            AcceptancePeriod = Days(SettingNames.AutoRefundDays),
            MaxRetries = reader.Whole(SettingNames.EscrowRetries, 3, MaximumRetries),
            RetryDelay = TimeSpan.FromMilliseconds(
                reader.Whole(SettingNames.EscrowRetryDelayMs, 1_000, MaximumDelayMs)),
            PollMinutes = PollMinutes(),
            HasMilestones = Feature(SettingNames.FeatureMilestones),
            HasAutoRefund = Feature(SettingNames.FeatureAutoRefund),
            HasKycGating = hasKyc,
            StaffVerifiedAbove = StaffVerifiedAbove(),
            KeepsRepliesInRedis = KeepsRepliesInRedis(),
            ReplyRetention = reader.Text(SettingNames.IdempotencyHours) is null
                ? null
                : TimeSpan.FromHours(reader.Whole(SettingNames.IdempotencyHours, StoredHours, MaximumHours)),
            DeadlineNotice = reader.Text(SettingNames.DeadlineNoticeHours) is "off"
                ? null
                : TimeSpan.FromHours(reader.Whole(SettingNames.DeadlineNoticeHours, NoticeHours, MaximumNoticeHours)),
            WebhookBodies = TimeSpan.FromDays(reader.Whole(SettingNames.WebhookBodyDays, BodyDays, MaximumBodyDays)),
            RecentBooks = TimeSpan.FromDays(reader.Whole(SettingNames.ReconciliationDays, 3, MaximumBookDays)),
        };
    }

    private TimeSpan Days(string name) => TimeSpan.FromDays(reader.Whole(name, 7, MaximumDays));

    /// <summary>A schedule repeats within the hour.</summary>
    private int PollMinutes()
    {
        const int Default = 5;
        var minutes = reader.Whole(SettingNames.TimeoutPollMinutes, Default, MaximumMinutes);
        if (MaximumMinutes % minutes == 0)
            return minutes;
        reader.Refuse(SettingNames.TimeoutPollMinutes, "does not divide an hour");
        return Default;
    }

    /// <summary>In any case, as the specification has it (17).</summary>
    private bool Feature(string name)
    {
        switch (reader.Text(name)?.ToUpperInvariant())
        {
            case null or "TRUE": return true;
            case "FALSE": return false;
            default:
                reader.Refuse(name, "allowed: true, false");
                return true;
        }
    }

    private decimal StaffVerifiedAbove()
    {
        const decimal Default = 10_000;
        if (reader.Text(SettingNames.KycStaffAbove) is not { } text)
            return Default;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && amount is > 0 and <= MaximumAmount && decimal.Round(amount, 2) == amount)
        {
            return amount;
        }

        reader.Refuse(SettingNames.KycStaffAbove, "not an amount such as 10000 or 2500.50");
        return Default;
    }

    private bool KeepsRepliesInRedis()
    {
        switch (reader.Text(SettingNames.IdempotencyStorage))
        {
            case null or "database": return false;
            case "redis": return true;
            default:
                reader.Refuse(SettingNames.IdempotencyStorage, "allowed: database, redis");
                return false;
        }
    }
}
