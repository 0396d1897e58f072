using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>The 49 variables of an installation with escrows, and what their absence does.</summary>
public sealed class EscrowsSettingsTests
{
    private const string Production = "Production";

    public static TheoryData<string, string> Required()
    {
        var cases = new TheoryData<string, string>();
        foreach (var variable in EscrowVariables.All.Where(it => it.Need is VariableNeed.Required))
        {
            cases.Add(variable.Name, "");
            cases.Add(variable.Name, "   ");
        }

        return cases;
    }

    [Fact]
    public void Variables_OfTheSpecification_AreFortyNineAndTwentyOneAreRequired()
    {
        Assert.Equal(49, EscrowVariables.All.Select(it => it.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(21, EscrowVariables.All.Count(it => it.Need is VariableNeed.Required));
        Assert.Equal("REDIS_URL", Assert.Single(EscrowVariables.All, it => it.Need is VariableNeed.WithRedis).Name);
    }

    [Theory]
    [InlineData(ServiceRole.Api)]
    [InlineData(ServiceRole.Worker)]
    public void Installation_WithAllThatIsRequired_Starts(ServiceRole role)
    {
        var settings = SettingsCase.Load(role, Production, SettingsCase.Installation(role));

        Assert.Equal(
            (TimeSpan.FromDays(7), TimeSpan.FromDays(7), 5),
            (settings.Escrows.PaymentPeriod, settings.Escrows.AcceptancePeriod, settings.Escrows.PollMinutes));
        Assert.Equal(new EscrowsSettings(), settings.Escrows);
        Assert.NotNull(settings.Stripe);
        Assert.NotNull(settings.Screening.Trm);
    }

    [Theory]
    [MemberData(nameof(Required))]
    public void RequiredVariable_MissingOrBlank_IsNamedInTheWordsOfTheSpecification(string name, string blank)
    {
        foreach (var role in new[] { ServiceRole.Api, ServiceRole.Worker })
        {
            var variables = SettingsCase.Installation(role);
            variables[name] = blank;

            var refusal = Assert.Throws<InvalidSettingsException>(
                () => SettingsCase.Load(role, Production, variables));

            var lines = refusal.Message.Split(Environment.NewLine);
            Assert.Equal($"Missing required environment variables: {name}", lines[0]);
            Assert.Equal("Set them in the .env file or in the environment of the service.", lines[1]);
            Assert.Equal(2, lines.Length);
        }
    }

    [Fact]
    public void AllRequiredVariables_Missing_AreNamedInOneLineInTheirOrder()
    {
        var refusal = Assert.Throws<InvalidSettingsException>(() => SettingsCase.Load(
            ServiceRole.Worker,
            Production,
            new Dictionary<string, string?> { ["ESCROWS"] = "on", ["MODE"] = "worker" }));

        var names = EscrowVariables.All.Where(it => it.Need is VariableNeed.Required).Select(it => it.Name);
        Assert.Equal(names, refusal.Missing);
        Assert.StartsWith(
            $"Missing required environment variables: {string.Join(", ", names)}{Environment.NewLine}",
            refusal.Message,
            StringComparison.Ordinal);
        Assert.Equal(["WEBHOOK_ENCRYPTION_KEY"], refusal.Problems.Select(problem => problem.Split(':')[0]));
    }

    [Fact]
    public void Variable_FromAFile_IsNotMissing()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, SettingsCase.StrongJwt);
        try
        {
            var variables = SettingsCase.Installation(ServiceRole.Api);
            variables.Remove("JWT_SECRET");
            variables["JWT_SECRET_FILE"] = path;

            Assert.Empty(SettingsCase.Problems(ServiceRole.Api, Production, variables));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Database_OfAnAppHost_IsNotMissing()
    {
        var variables = SettingsCase.Installation(ServiceRole.Api);
        variables["ConnectionStrings__escrowdb"] = "Host=db.internal;Database=escrowdb;Username=escrow";
        variables.Remove("DATABASE_URL");
        variables.Remove("DATABASE_URL_PRISMA");

        Assert.Empty(SettingsCase.Problems(ServiceRole.Api, Production, variables));
    }

    [Fact]
    public void Redis_ForReplies_IsRequiredWithThem()
    {
        var variables = SettingsCase.Installation(ServiceRole.Api);
        variables["IDEMPOTENCY_STORAGE"] = "redis";
        var refusal = Assert.Throws<InvalidSettingsException>(
            () => SettingsCase.Load(ServiceRole.Api, Production, variables));
        Assert.Equal(["REDIS_URL"], refusal.Missing);

        variables["REDIS_URL"] = "rediss://default:q3v8Zt1LxW0p@cache.internal:6379";
        Assert.True(SettingsCase.Load(ServiceRole.Api, Production, variables).Escrows.KeepsRepliesInRedis);
    }

    [Theory]
    [InlineData(ServiceRole.Api, "WEB_APP_URL", true)]
    [InlineData(ServiceRole.Worker, "WEB_APP_URL", false)]
    [InlineData(ServiceRole.Worker, "JWT_SECRET", false)]
    [InlineData(ServiceRole.Worker, "STRIPE_SECRET_KEY", true)]
    [InlineData(ServiceRole.Api, "DATABASE_URL_PRISMA", false)]
    [InlineData(ServiceRole.Worker, "AWS_REGION", false)]
    public void Service_ThatInsistsOnItsOwn_LetsTheOthersGo(ServiceRole role, string name, bool isRequired)
    {
        var variables = SettingsCase.Installation(role);
        variables["ESCROWS"] = "by-role";
        variables[name] = null;
        if (name.StartsWith("AWS_", StringComparison.Ordinal))
        {
            foreach (var aws in variables.Keys.Where(it => it.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
                variables[aws] = null;
        }

        var refusal = Record.Exception(() => SettingsCase.Load(role, Production, variables));

        Assert.Equal(isRequired ? [name] : [], (refusal as InvalidSettingsException)?.Missing ?? []);
        Assert.Equal(isRequired, refusal is not null);
    }

    [Theory]
    [InlineData(Production, "off")]
    [InlineData(Production, null)]
    [InlineData("Development", "on")]
    public void Installation_ThatInsistsOnNothing_StartsWithoutThem(string environment, string? which)
    {
        var variables = SettingsCase.ProductionApi();
        variables["ESCROWS"] = which;

        Assert.Empty(SettingsCase.Problems(ServiceRole.Api, environment, variables));
    }

    [Theory]
    [InlineData("ESCROWS", "yes")]
    [InlineData("LOG_LEVEL", "loud")]
    [InlineData("DATABASE_POOL_SIZE", "0")]
    [InlineData("DATABASE_POOL_SIZE", "201")]
    [InlineData("DATABASE_POOL_TIMEOUT", "60001")]
    [InlineData("DATABASE_URL_PRISMA", "postgres://escrow:q3v8Zt1LxW0p@other.internal/escrowdb")]
    [InlineData("KAFKA_COMMANDS_TOPIC", "escrow.events.v1")]
    [InlineData("KAFKA_COMMANDS_TOPIC", "a/b")]
    [InlineData("API_URL", "http://api.bank.test")]
    [InlineData("API_URL", "api.bank.test")]
    [InlineData("WEB_APP_URL", "ftp://app.bank.test")]
    [InlineData("ESCROW_PAYMENT_DEADLINE_DAYS", "0")]
    [InlineData("ESCROW_PAYMENT_DEADLINE_DAYS", "366")]
    [InlineData("ESCROW_AUTO_REFUND_DEADLINE_DAYS", "7.5")]
    [InlineData("ESCROW_TIMEOUT_POLL_INTERVAL_MINUTES", "0")]
    [InlineData("ESCROW_TIMEOUT_POLL_INTERVAL_MINUTES", "7")]
    [InlineData("ESCROW_MAX_RETRIES", "11")]
    [InlineData("ESCROW_RETRY_DELAY_MS", "-1")]
    [InlineData("IDEMPOTENCY_STORAGE", "Redis")]
    [InlineData("IDEMPOTENCY_TTL_HOURS", "0")]
    [InlineData("SENTRY_DSN", "sentry")]
    [InlineData("METRICS_PORT", "65536")]
    [InlineData("METRICS_ENABLED", "1")]
    [InlineData("FEATURE_MILESTONE_ESCROWS", "on")]
    [InlineData("FEATURE_AUTO_REFUND", "0")]
    [InlineData("FEATURE_KYC_GATING", "no")]
    [InlineData("FEATURE_KYC_GATING", "false")]
    [InlineData("KYC_STAFF_VERIFIED_ABOVE", "10,000")]
    [InlineData("KYC_STAFF_VERIFIED_ABOVE", "1.005")]
    [InlineData("KYC_STAFF_VERIFIED_ABOVE", "0")]
    [InlineData("ESCROW_DEADLINE_NOTICE_HOURS", "0")]
    [InlineData("ESCROW_DEADLINE_NOTICE_HOURS", "721")]
    [InlineData("WEBHOOK_BODY_RETENTION_DAYS", "0")]
    [InlineData("WEBHOOK_BODY_RETENTION_DAYS", "forever")]
    public void Variable_OfAnotherForm_IsRefusedByNameAndNotByValue(string name, string value)
    {
        var variables = SettingsCase.Installation(ServiceRole.Api);
        variables[name] = value;

        var problem = Assert.Single(SettingsCase.Problems(ServiceRole.Api, Production, variables));

        Assert.StartsWith($"{name}: ", problem, StringComparison.Ordinal);
        if (value.Length > 5)
            Assert.DoesNotContain(value, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Aws_InPart_IsMissingTheRest()
    {
        var variables = SettingsCase.ProductionApi();
        variables["AWS_REGION"] = "us-east-1";

        Assert.Equal(
            ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_S3_BUCKET"],
            SettingsCase.Problems(ServiceRole.Api, Production, variables).Select(problem => problem.Split(':')[0]));
    }

    [Fact]
    public void Variables_ThatAreSet_AreTaken()
    {
        var variables = SettingsCase.Installation(ServiceRole.Api);
        variables["ESCROW_PAYMENT_DEADLINE_DAYS"] = "3";
        variables["ESCROW_AUTO_REFUND_DEADLINE_DAYS"] = "14";
        variables["ESCROW_TIMEOUT_POLL_INTERVAL_MINUTES"] = "10";
        variables["FEATURE_MILESTONE_ESCROWS"] = "False";
        variables["FEATURE_AUTO_REFUND"] = "FALSE";
        variables["FEATURE_KYC_GATING"] = "false";
        variables["KYC_GATING_MAY_BE_OFF"] = "true";
        variables["KYC_STAFF_VERIFIED_ABOVE"] = "2500.50";
        variables["ESCROW_DEADLINE_NOTICE_HOURS"] = "off";
        variables["WEBHOOK_BODY_RETENTION_DAYS"] = "30";
        variables["IDEMPOTENCY_TTL_HOURS"] = "48";
        variables["DATABASE_POOL_SIZE"] = "20";
        variables["DATABASE_POOL_TIMEOUT"] = "30000";

        var settings = SettingsCase.Load(ServiceRole.Api, Production, variables);

        Assert.Equal(
            new EscrowsSettings
            {
                PaymentPeriod = TimeSpan.FromDays(3),
                AcceptancePeriod = TimeSpan.FromDays(14),
                PollMinutes = 10,
                HasMilestones = false,
                HasAutoRefund = false,
                HasKycGating = false,
                StaffVerifiedAbove = 2500.50m,
                DeadlineNotice = null,
                WebhookBodies = TimeSpan.FromDays(30),
                ReplyRetention = TimeSpan.FromHours(48),
            },
            settings.Escrows);
        Assert.Contains("Maximum Pool Size=20", settings.DatabaseConnectionString, StringComparison.Ordinal);
        Assert.Contains("Timeout=30", settings.DatabaseConnectionString, StringComparison.Ordinal);
        Assert.Equal(["https://app.bank.test"], settings.CorsOrigins);
    }

    /// <summary>The page has one table of them: name, whether it is required, default, and what it does here.</summary>
    [Fact]
    public void Page_ForOperators_HasEveryVariableAsItIs()
    {
        var page = File.ReadAllLines(Path.Combine(Repository(), "docs", "operate", "settings.md"));
        var rows = page
            .SkipWhile(line => line != "## The 49 variables of escrows")
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) && char.IsAsciiLetterUpper(line[3]))
            .Where(line => !line.StartsWith("| `ESCROWS=", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (Name: cells[1].Trim('`'), Need: cells[2], Default: cells[3].Trim('`')));

        Assert.Equal(
            EscrowVariables.All.Select(it => (it.Name, NeedOf(it.Need), it.Default ?? "")),
            rows);
    }

    private static string NeedOf(VariableNeed need) => need switch
    {
        VariableNeed.Required => "yes",
        VariableNeed.WithRedis => "with `redis`",
        _ => "no",
    };

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EscrowGrid.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Not below the repository.");
        return folder.FullName;
    }
}
